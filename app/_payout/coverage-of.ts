import { neededInAll } from "#domain/proof-rules.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";

/** How far proofs cover a held period, in payout-token base units, as HeldEscrow reckons it once older periods are settled. */
export type Coverage = {
  /** Proven for the batch in all, less what covers periods settled before. */
  proven: bigint;
  /** Posted for this period, less the tolerance on everything posted so far. */
  needed: bigint;
  suffices: boolean;
};

/** Undefined for a period that does not wait for proofs. */
export function coverageOf({ held, posted, sums }: PayoutPath): Coverage | undefined {
  if (held === null || held.judged !== null || posted === null || sums.baseUnitsPerSat === null) return undefined;
  const total = sums.totalSats * sums.baseUnitsPerSat;
  const inAll = neededInAll(sums.covered, posted.gross);
  return {
    proven: atLeastZero(total - sums.covered),
    needed: atLeastZero(inAll - sums.covered),
    suffices: total >= inAll,
  };
}

const atLeastZero = (amount: bigint): bigint => (amount < 0n ? 0n : amount);
