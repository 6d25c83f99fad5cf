import { type Built, readShipped, writeBytecodes } from "#scripts/forge/artifacts.ts";
import { listTests } from "#scripts/forge/list-tests.ts";
import type { AstNode } from "#scripts/solc/ast.ts";
import { rebuild } from "#scripts/solc/rebuild.ts";
import type { Trials } from "./judge.ts";
import { closureOf, readSyntax } from "./syntax.ts";
import { tryTests } from "./try-tests.ts";

export type Prepared = { trials: Trials; syntax: Map<string, AstNode>; folders: string[] };

/**
 * Compiles all contracts that hold one of the files the quick way, into a folder for each worker, and tries the tests on
 * them. Tests that fail then, because they measure gas, judge no mutant.
 */
export async function prepare(files: string[], workers: number): Promise<Prepared> {
  const shipped = readShipped();
  const own = shipped.filter(({ source }) => source.startsWith("contracts/"));
  const syntax = readSyntax([...new Set(own.map(({ source }) => source))]);
  const quick = new Map<string, Built>();
  const closures = new Map(own.map(({ source }) => [source, closureOf(source, syntax)]));
  const using = (file: string) => [...quick.values()].filter(({ source }) => closures.get(source)?.has(file));

  for (const built of own.filter(({ source }) => files.some((file) => closures.get(source)?.has(file)))) {
    const rebuilt = rebuild(built, {});
    if (!rebuilt) throw new Error(`${built.source} does not compile.`);
    quick.set(`${built.source}:${built.contract}`, rebuilt);
  }
  const folders = Array.from({ length: workers }, (_, i) => `cache/mutate/${i}`);
  for (const folder of folders) {
    writeBytecodes(shipped, folder);
    writeBytecodes([...quick.values()], folder);
    await listTests(folder);
  }

  const [artifacts = ""] = folders;
  const startedAt = performance.now();
  const { failed } = await tryTests({ artifacts, leftOut: [], timeoutMs: 0, failFast: false });
  const timeoutMs = Math.round(20_000 + 10 * (performance.now() - startedAt));
  return { trials: { using, leftOut: failed.map(({ test }) => test), timeoutMs }, syntax, folders };
}
