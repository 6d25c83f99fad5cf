import type { Listed } from "#scripts/forge/list-tests.ts";

/** What one process tries: all plain tests, one suite's fuzz tests, or one invariant. */
export type Campaign = {
  name: string;
  kind: "plain" | "fuzz" | "invariant";
  tests: number;
  /** The files whose tests these are. */
  sources: string[];
  filter: string[];
};

export const isFuzz = (test: string) => test.startsWith("testFuzz");
export const isInvariant = (test: string) => test.startsWith("invariant");

/** Divides the tests so that each part can be run, and be remembered as passed, on its own. Invariants come first: they take longest. */
export function divide(listed: Listed[]): Campaign[] {
  const invariants = listed
    .filter(({ test }) => isInvariant(test))
    .map<Campaign>(({ source, suite, test }) => ({
      name: `${suite}.${test}`,
      kind: "invariant",
      tests: 1,
      sources: [source],
      filter: ["--match-contract", `^${suite}$`, "--match-test", `^${test}\\(`],
    }));
  const fuzzed = listed.filter(({ test }) => isFuzz(test));
  const fuzz = [...new Map(fuzzed.map(({ suite, source }) => [suite, source]))].map<Campaign>(([suite, source]) => ({
    name: `${suite}, fuzz tests`,
    kind: "fuzz",
    tests: fuzzed.filter((other) => other.suite === suite).length,
    sources: [source],
    filter: ["--match-contract", `^${suite}$`, "--match-test", "^testFuzz"],
  }));
  const others = listed.filter(({ test }) => !isFuzz(test) && !isInvariant(test));
  const plain: Campaign = {
    name: "all other tests",
    kind: "plain",
    tests: others.length,
    sources: [...new Set(others.map(({ source }) => source))],
    filter: ["--no-match-test", "^(testFuzz|invariant)"],
  };
  return [...invariants, ...fuzz, plain];
}
