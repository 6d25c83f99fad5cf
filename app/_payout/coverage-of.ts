import { neededInAll } from "#domain/held-escrow.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";

/** How far proofs cover a held period and all before it, in payout-token base units, as HeldEscrow reckons it. */
export type Coverage = {
  /** Proven for the batch in all. */
  proven: bigint;
  /** Posted for proven periods, those that wait before this one, and this one, less the tolerance. */
  needed: bigint;
  suffices: boolean;
};

/** Undefined for a period that does not wait for proofs. */
export function coverageOf({ held, posted, sums }: PayoutPath): Coverage | undefined {
  if (held === null || held.judged !== null || posted === null || sums.baseUnitsPerSat === null) return undefined;
  const proven = sums.totalSats * sums.baseUnitsPerSat;
  // Older periods that wait are settled first, and use up what is proven.
  const needed = neededInAll(sums.covered + sums.waitingBefore, posted.gross);
  return { proven, needed, suffices: proven >= needed };
}
