import { type AstNode, childrenOf, typeOf } from "#scripts/solc/ast.ts";
import { type Operator, swap, textOf } from "../operator.ts";

/** Two neighbours of one type have changed places: in a call's arguments, or in what is returned. */
export const order: Operator = (node, source) => {
  const list = listOf(node);
  return list.slice(1).flatMap((second, i) => {
    const first = list[i];
    if (!first || !alike(typeOf(first), typeOf(second)) || textOf(first, source) === textOf(second, source)) return [];
    return [swap(first, second, source)];
  });
};

function listOf(node: AstNode): AstNode[] {
  // A revert's arguments are words to people, and struct literals name their members.
  if (node.nodeType === "FunctionCall" && node.kind === "functionCall" && !hasNames(node))
    return childrenOf(node, "arguments");
  return node.nodeType === "TupleExpression" ? childrenOf(node, "components") : [];
}

const hasNames = ({ names }: AstNode) => Array.isArray(names) && names.length > 0;
const family = (type: string) => (/^(uint|int_const)/.test(type) ? "number" : type);
const alike = (a: string, b: string) => family(a) === family(b);
