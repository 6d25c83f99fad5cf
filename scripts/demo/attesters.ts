import type { AttesterKind } from "#chain/attester-kinds.ts";
import { cast } from "#scripts/demo/cast.ts";

/** Who signs for evidence in the demo world. */
export const demoAttesters = {
  pool: { account: cast.pool, kind: "pool" },
  auditor: { account: cast.auditor, kind: "auditor" },
} as const satisfies Record<string, { account: number; kind: AttesterKind }>;

export type AttesterName = keyof typeof demoAttesters;

/** Sets of attesters in the order in which they are created: the first has the number 1. All of a set must sign. */
export const demoSets: readonly (readonly AttesterName[])[] = [["pool"], ["pool", "auditor"]];

/** Number of the set of exactly these attesters; 0 where nobody signs. */
export function setOf(signedBy: readonly AttesterName[] | undefined): number {
  if (signedBy === undefined) return 0;
  const index = demoSets.findIndex((set) => set.join() === signedBy.join());
  if (index < 0) throw new RangeError(`the demo has no set of ${signedBy.join(" and ")}`);
  return index + 1;
}
