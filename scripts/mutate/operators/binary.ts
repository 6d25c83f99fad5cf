import { type Operator, replaceBetween } from "../operator.ts";

const others: Record<string, string> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "==": "!=",
  "!=": "==",
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "<<": ">>",
  ">>": "<<",
  "&": "|",
  "|": "&",
  "&&": "||",
  "||": "&&",
};

/** A comparison off by its border, the other direction of a sum, a product, a shift, or of a choice. */
export const binary: Operator = (node, source) => {
  const by = node.nodeType === "BinaryOperation" ? others[String(node.operator)] : undefined;
  return by ? [replaceBetween(node, ["leftExpression", "rightExpression"], by, source)] : [];
};
