import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("./failing-seeds.json", import.meta.url);

/** A seed that once found the indexer wrong, and how it showed. Kept for good: it is run first from then on. */
export type FailingSeed = { seed: number; found: string };

export function readFailingSeeds(): FailingSeed[] {
  return JSON.parse(readFileSync(file, "utf8")) as FailingSeed[];
}

/** Adds those that are new. */
export function keepFailingSeeds(failed: FailingSeed[]): void {
  const known = readFailingSeeds();
  const added = failed.filter(({ seed }) => !known.some((one) => one.seed === seed));
  const all = [...known, ...added].sort((a, b) => a.seed - b.seed);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}
