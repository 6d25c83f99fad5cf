import { child } from "#scripts/solc/ast.ts";
import { type Operator, replaceNode, textOf } from "../operator.ts";

/** A condition the wrong way round. */
export const condition: Operator = (node, source) => {
  if (node.nodeType === "UnaryOperation" && node.operator === "!")
    return [replaceNode(node, textOf(child(node, "subExpression"), source))];
  if (node.nodeType !== "IfStatement" && node.nodeType !== "Conditional") return [];
  const asked = child(node, "condition");
  // Turned by another operator already.
  if (asked.nodeType === "UnaryOperation" || ["==", "!="].includes(String(asked.operator))) return [];
  return [replaceNode(asked, `!(${textOf(asked, source)})`)];
};
