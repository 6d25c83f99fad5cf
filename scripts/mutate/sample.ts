import { createHash } from "node:crypto";
import type { Mutant } from "./find-mutants.ts";

/** `size` of the mutants, the same ones for the same seed, in the order of their sources. All where there are no more. */
export function sample(mutants: Mutant[], size: number, seed: string): Mutant[] {
  const draw = ({ file, source }: Mutant) => createHash("sha256").update(`${seed}\0${file}\0${source}`).digest("hex");
  const drawn = new Set(
    mutants
      .map((mutant) => ({ mutant, lot: draw(mutant) }))
      .sort((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, size)
      .map(({ mutant }) => mutant),
  );
  return mutants.filter((mutant) => drawn.has(mutant));
}
