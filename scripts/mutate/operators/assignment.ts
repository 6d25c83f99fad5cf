import { type Operator, replaceBetween, replaceNode, textOf } from "../operator.ts";

const others: Record<string, string> = { "+=": "-=", "-=": "+=", "|=": "&=", "&=": "|=", "*=": "/=", "<<=": ">>=" };

/** What should have been added is taken away, and the reverse. */
export const assignment: Operator = (node, source) => {
  if (node.nodeType === "Assignment") {
    const by = others[String(node.operator)];
    return by ? [replaceBetween(node, ["leftHandSide", "rightHandSide"], by, source)] : [];
  }
  if (node.nodeType === "UnaryOperation" && node.operator === "++")
    return [replaceNode(node, textOf(node, source).replace("++", "--"))];
  return [];
};
