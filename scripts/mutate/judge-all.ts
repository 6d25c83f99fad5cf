import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Mutant } from "./find-mutants.ts";
import { type Judged, judge, type Trials } from "./judge.ts";

const KILLERS = 3;

/** Judges each mutant in whichever folder is free. The verdicts so far are in `json` after each: a run may be stopped. */
export async function judgeAll(mutants: Mutant[], folders: string[], trials: Trials, json: string): Promise<Judged[]> {
  mkdirSync(dirname(json), { recursive: true });
  const judged: Judged[] = [];
  const queue = [...mutants];
  // Neighbours are mostly killed by the same tests: what killed the last ones is tried first. Invariants take longer than all of those.
  let killers: string[] = [];
  const work = async (folder: string) => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const latest = await judge(mutant, folder, trials, killers);
      const [killer = "", test = ""] = latest.by.split(".");
      if (test.startsWith("test")) killers = [killer, ...killers.filter((one) => one !== killer)].slice(0, KILLERS);
      judged.push(latest);
      const flat = judged.map(({ mutant: { source, ...where }, ...how }) => ({ ...where, ...how }));
      writeFileSync(json, `${JSON.stringify(flat, null, 2)}\n`);
      console.log(`${judged.length}/${mutants.length} ${say(latest)}`);
    }
  };
  await Promise.all(folders.map(work));
  return judged.sort((a, b) => mutants.indexOf(a.mutant) - mutants.indexOf(b.mutant));
}

const say = ({ mutant: { file, line, operator }, verdict, by, seconds }: Judged) =>
  `${verdict.padEnd(9)} ${file}:${line} ${operator} ${by} ${seconds.toFixed(1)} s`;
