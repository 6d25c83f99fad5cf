import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Built, writeBytecodes } from "#scripts/forge/artifacts.ts";
import { rebuild } from "#scripts/solc/rebuild.ts";
import type { Mutant } from "./find-mutants.ts";
import { tryTests } from "./try-tests.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Stillborn: it does not compile, or compiles to what there was. */
export type Verdict = "killed" | "survived" | "stillborn" | "timed out";
export type Judged = { mutant: Mutant; verdict: Verdict; by: string; seconds: number };

/** What every mutant is tried against. `using` are the contracts that a file ends up in, as they are. */
export type Trials = { using: (file: string) => Built[]; leftOut: string[]; timeoutMs: number };

/** Puts the mutant in the place of what it changes in a folder of contracts, tries the tests, those of `first` before the others, and puts everything back. */
export async function judge(
  mutant: Mutant,
  folder: string,
  { using, ...rest }: Trials,
  first: string[],
): Promise<Judged> {
  const startedAt = performance.now();
  const say = (verdict: Verdict, by = "") => ({ mutant, verdict, by, seconds: (performance.now() - startedAt) / 1000 });

  const before = using(mutant.file);
  const after: Built[] = [];
  for (const built of before) {
    const changed = rebuild(built, { [mutant.file]: mutant.source });
    if (!changed) return say("stillborn");
    if (changed.bytecode !== built.bytecode) after.push(changed);
  }
  if (after.length === 0) return say("stillborn");

  writeBytecodes(after, folder);
  const { failed, timedOut } = await tryTests({ artifacts: folder, failFast: true, first, ...rest });
  writeBytecodes(before, folder);
  rmSync(`${root}${folder}/failures`, { recursive: true, force: true });
  if (timedOut) return say("timed out");
  const [killer] = failed;
  return killer ? say("killed", `${killer.suite}.${killer.test}`) : say("survived");
}
