import { type AstNode, childrenOf, isNode, rangeOf, walk } from "#scripts/solc/ast.ts";

/** A statement and where it ends, semicolon included; `bare` where it is the whole body of an if or a loop, without braces. */
export type Statement = { start: number; end: number; bare: boolean };

/** Every statement, in the order of the source. A block is not one; what is in it is. */
export function findStatements(unit: AstNode, source: string): Statement[] {
  const bytes = Buffer.from(source);
  const found: Statement[] = [];
  const add = (node: AstNode, bare: boolean) => {
    if (!isBlock(node)) found.push({ start: rangeOf(node).start, end: endOf(node, bytes), bare });
  };
  walk(unit, (node) => {
    if (isBlock(node)) for (const statement of childrenOf(node, "statements")) add(statement, false);
    for (const body of bodiesOf(node)) add(body, true);
  });
  return found.sort((a, b) => a.start - b.start);
}

const isBlock = ({ nodeType }: AstNode) => nodeType === "Block" || nodeType === "UncheckedBlock";

function bodiesOf(node: AstNode): AstNode[] {
  if (node.nodeType === "IfStatement") return [node.trueBody, node.falseBody].filter(isNode);
  return ["ForStatement", "WhileStatement"].includes(node.nodeType) ? [node.body].filter(isNode) : [];
}

/** The compiler leaves the semicolon out. */
function endOf(node: AstNode, bytes: Buffer): number {
  const last = bodiesOf(node).at(-1);
  if (last) return endOf(last, bytes);
  const { end } = rangeOf(node);
  return isBlock(node) || ["TryStatement", "InlineAssembly"].includes(node.nodeType)
    ? end
    : bytes.indexOf(";", end - 1) + 1;
}
