import { addTallies, nothing, type Tally } from "./tally.ts";

/** Adds up the summaries `hardhat test` prints, one per kind of test; undefined where it printed none. */
export function countHardhat(output: string): Tally | undefined {
  const lines = [...output.matchAll(/^\s*(\d+) (passing|failing|skipped|pending|todo)\b.*$/gm)];
  if (lines.length === 0) return undefined;
  return lines.reduce<Tally>((sum, [, count, kind]) => {
    const n = Number(count);
    if (kind === "passing") return addTallies(sum, { ...nothing, passed: n });
    if (kind === "failing") return addTallies(sum, { ...nothing, failed: n });
    return addTallies(sum, { ...nothing, skipped: n });
  }, nothing);
}
