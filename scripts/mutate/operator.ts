import { type AstNode, child, rangeOf } from "#scripts/solc/ast.ts";
import type { Edit } from "#scripts/solc/edit.ts";
import { slice } from "#scripts/solc/edit.ts";

/** One idea of a mistake: the ways in which a node could have been written wrongly. */
export type Operator = (node: AstNode, source: string) => Edit[];

export const textOf = (node: AstNode, source: string) => slice(source, rangeOf(node).start, rangeOf(node).end);

export const replaceNode = (node: AstNode, text: string): Edit => ({ ...rangeOf(node), text });

/** Replaces the operator between the two sides of an operation or an assignment. */
export function replaceBetween(node: AstNode, [left, right]: [string, string], by: string, source: string): Edit {
  const from = rangeOf(child(node, left)).end;
  const between = slice(source, from, rangeOf(child(node, right)).start);
  const operator = String(node.operator);
  const start = from + Buffer.byteLength(between.slice(0, between.indexOf(operator)));
  return { start, end: start + operator.length, text: by };
}

/** Two nodes change places. */
export function swap(first: AstNode, second: AstNode, source: string): Edit {
  const [a, b] = [rangeOf(first), rangeOf(second)];
  const text = `${textOf(second, source)}${slice(source, a.end, b.start)}${textOf(first, source)}`;
  return { start: a.start, end: b.end, text };
}
