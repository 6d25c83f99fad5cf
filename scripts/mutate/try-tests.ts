import { forge } from "#scripts/forge/forge.ts";
import { type ForgeResult, readResults } from "#scripts/forge/results.ts";

const settings = {
  FOUNDRY_FUZZ_RUNS: "128",
  FOUNDRY_INVARIANT_RUNS: "8",
  FOUNDRY_INVARIANT_DEPTH: "32",
};

export type Trial = { failed: ForgeResult[]; timedOut: boolean };
export type TrialOptions = {
  artifacts: string;
  leftOut: string[];
  timeoutMs: number;
  failFast: boolean;
  /** Suites whose tests are tried before all others. */
  first?: string[];
};

/** Tries the tests on the contracts in a folder, with few runs: invariants last, and only where all others passed. */
export async function tryTests(options: TrialOptions): Promise<Trial> {
  const total: Trial = { failed: [], timedOut: false };
  const { first = [] } = options;
  const early = first.length > 0 ? [["test.*", "--match-contract", `^(${first.join("|")})$`]] : [];
  for (const [kind, ...suites] of [...early, ["test.*"], ["invariant.*"]]) {
    const leftOut = ["--no-match-test", `^(${options.leftOut.join("|")})\\(`];
    const { failed, timedOut } = await stage(options, ["--match-test", `^${kind}`, ...suites, ...leftOut]);
    total.failed.push(...failed);
    total.timedOut ||= timedOut;
    if (options.failFast && (timedOut || failed.length > 0)) break;
  }
  return total;
}

async function stage({ artifacts, timeoutMs, failFast }: TrialOptions, filter: string[]): Promise<Trial> {
  const { code, output, errors } = await forge(
    ["test", "--json", "--threads", "1", "--fuzz-seed", "0x10de", ...(failFast ? ["--fail-fast"] : []), ...filter],
    {
      artifacts,
      timeoutMs,
      // What fails with a mutant must not be tried first with the next.
      settings: {
        ...settings,
        FOUNDRY_FUZZ_FAILURE_PERSIST_DIR: `${artifacts}/failures`,
        FOUNDRY_INVARIANT_FAILURE_PERSIST_DIR: `${artifacts}/failures`,
      },
    },
  );
  if (code === null) return { failed: [], timedOut: true };
  const results = readResults(output);
  if (!results) throw new Error(`forge wrote no report and ended with ${code}:\n${errors}${output}`);
  return { failed: results.filter(({ passed }) => !passed), timedOut: false };
}
