import { forge } from "#scripts/forge/forge.ts";
import { type ForgeResult, readResults } from "#scripts/forge/results.ts";

const settings = {
  FOUNDRY_FUZZ_RUNS: "256",
  FOUNDRY_INVARIANT_RUNS: "8",
  FOUNDRY_INVARIANT_DEPTH: "32",
};

export type Trial = { failed: ForgeResult[]; timedOut: boolean };
export type TrialOptions = { artifacts: string; leftOut: string[]; timeoutMs: number; failFast: boolean };

/** Tries the tests on the contracts in a folder, with few runs: the unit and fuzz tests, then the invariants where those passed. */
export async function tryTests(options: TrialOptions): Promise<Trial> {
  const first = await stage(options, ["--no-match-test", `^(invariant.*|${options.leftOut.join("|")})\\(`]);
  if (options.failFast && (first.timedOut || first.failed.length > 0)) return first;
  const second = await stage(options, ["--match-test", "^invariant"]);
  return { failed: [...first.failed, ...second.failed], timedOut: first.timedOut || second.timedOut };
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
