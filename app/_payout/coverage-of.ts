import { neededInAll } from "#domain/proof-rules.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";

/** How far proofs cover a held period, in payout-token base units, as HeldEscrow reckons it once older periods are settled. */
export type Coverage = {
  /** Proven for the batch in all, less what covers the periods before this one. */
  proven: bigint;
  /** Posted for this period, less the tolerance on everything posted so far. */
  needed: bigint;
  suffices: boolean;
};

/** Undefined for a period that does not wait for proofs. */
export function coverageOf({ held, posted, sums }: PayoutPath): Coverage | undefined {
  if (held === null || held.judged !== null || posted === null || sums.baseUnitsPerSat === null) return undefined;
  const total = sums.totalSats * sums.baseUnitsPerSat;
  // Older periods that wait are settled first, and use up what is proven.
  const before = sums.covered + sums.waitingBefore;
  const inAll = neededInAll(before, posted.gross);
  return {
    proven: atLeastZero(total - before),
    needed: atLeastZero(inAll - before),
    suffices: total >= inAll,
  };
}

const atLeastZero = (amount: bigint): bigint => (amount < 0n ? 0n : amount);
