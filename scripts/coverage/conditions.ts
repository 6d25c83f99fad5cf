import { type AstNode, child, childrenOf, walk } from "#scripts/solc/ast.ts";

/**
 * The yes-or-no questions that a file asks, with no smaller one inside: of ifs, of choices, and each side of && and ||, in the
 * order of the source. Loops are left out: one that runs has gone both ways.
 */
export function findConditions(unit: AstNode): AstNode[] {
  const found = new Set<AstNode>();
  walk(unit, (node, above) => {
    // What a constant is must be known to the compiler.
    if (above.some(({ nodeType, constant }) => nodeType === "VariableDeclaration" && constant)) return;
    const asked = node.nodeType === "IfStatement" || node.nodeType === "Conditional";
    const root = asked ? child(node, "condition") : isChoice(node) ? node : undefined;
    for (const part of root ? partsOf(root) : []) found.add(part);
  });
  return [...found];
}

const isChoice = ({ nodeType, operator }: AstNode) =>
  nodeType === "BinaryOperation" && (operator === "&&" || operator === "||");

function partsOf(node: AstNode): AstNode[] {
  if (isChoice(node)) return [child(node, "leftExpression"), child(node, "rightExpression")].flatMap(partsOf);
  if (node.nodeType === "UnaryOperation" && node.operator === "!") return partsOf(child(node, "subExpression"));
  const [inner, ...others] = node.nodeType === "TupleExpression" ? childrenOf(node, "components") : [];
  return inner && others.length === 0 ? partsOf(inner) : [node];
}
