import { type AstNode, childrenOf, readNode } from "#scripts/solc/ast.ts";
import { compile, errorsOf, readSource } from "#scripts/solc/compile.ts";

/** The syntax trees, with types, of some files and of all they import. Throws where they do not compile. */
export function readSyntax(files: string[]): Map<string, AstNode> {
  const sources = Object.fromEntries(files.map((file) => [file, readSource(file)]));
  const compiled = compile({ sources, settings: { outputSelection: { "*": { "": ["ast"] } } } });
  if (errorsOf(compiled).length > 0) throw new Error(errorsOf(compiled).join("\n"));
  return new Map(Object.entries(compiled.sources).map(([file, { ast }]) => [file, readNode(ast)]));
}

/** A file and all that it imports, directly or not. */
export function closureOf(file: string, syntax: Map<string, AstNode>, seen = new Set<string>()): Set<string> {
  const unit = syntax.get(file);
  if (!unit || seen.has(file)) return seen;
  seen.add(file);
  for (const { nodeType, absolutePath } of childrenOf(unit, "nodes")) {
    if (nodeType === "ImportDirective") closureOf(String(absolutePath), syntax, seen);
  }
  return seen;
}
