import { z } from "zod";

/** A node of the compiler's syntax tree. `src` is "start:length:file", in bytes. */
export type AstNode = { nodeType: string; src: string; [key: string]: unknown };

const node = z.looseObject({ nodeType: z.string(), src: z.string() });

export const readNode = (value: unknown): AstNode => node.parse(value);

export function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "nodeType" in value && "src" in value;
}

/** Bytes of the source that the node stands for. */
export function rangeOf({ src }: AstNode): { start: number; end: number } {
  const [start = Number.NaN, length = Number.NaN] = src.split(":").map(Number);
  return { start, end: start + length };
}

/** The node under a name, such as an operation's left side. Throws where there is none. */
export function child(parent: AstNode, name: string): AstNode {
  const value = parent[name];
  if (!isNode(value)) throw new Error(`${parent.nodeType} has no ${name}`);
  return value;
}

/** The nodes under a name; what the compiler leaves out of a tuple is left out here. */
export function childrenOf(parent: AstNode, name: string): AstNode[] {
  const value = parent[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The type that the compiler gave an expression, such as "uint256". */
export function typeOf(expression: AstNode): string {
  const types = expression.typeDescriptions;
  return typeof types === "object" && types !== null && "typeString" in types ? String(types.typeString) : "";
}

/** Visits the nodes of a tree in the order of the source, with the nodes above each, nearest last. */
export function walk(root: AstNode, visit: (node: AstNode, above: AstNode[]) => void, above: AstNode[] = []) {
  visit(root, above);
  const inside = [...above, root];
  const below = Object.values(root).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode));
  for (const each of below.sort((a, b) => rangeOf(a).start - rangeOf(b).start)) walk(each, visit, inside);
}
