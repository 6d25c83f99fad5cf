import { shareDown } from "#domain/accounting.ts";

/** Disputes about a bond, mirrored from contracts/manager/BatchBond.sol. Times are UTC seconds. */

/** How long holders can dispute the last payout of a batch with an arbiter, and how long the arbiter has to answer. */
export const DISPUTE_WINDOW = 7n * 86_400n;
export const DISPUTE_LENGTH = 30n * 86_400n;

export interface DisputeState {
  /** Until when a dispute holds the bond; 0: none was opened, or it was resolved. */
  until: bigint;
  /** The batch's next period when the last one was opened; 0: none ever was. */
  atPeriod: bigint;
}

export function isDisputeOpen({ until }: DisputeState, now: bigint): boolean {
  return now < until;
}

/** Whether a holder may open one: none is open, a payout was posted since the last one, and there is a bond to speak of. */
export function isDisputePossible(
  dispute: DisputeState,
  { nextPeriod, bond, hasArbiter }: { nextPeriod: bigint; bond: bigint; hasArbiter: boolean },
  now: bigint,
): boolean {
  return hasArbiter && bond > 0n && !isDisputeOpen(dispute, now) && nextPeriod > dispute.atPeriod;
}

/**
 * First second at which the bond of a completed batch may be released. `postedAt`: when its last payout was posted; `freeAt`: when
 * proofs no longer keep the bond, where the batch requires them.
 */
export function bondReleasableAt(
  postedAt: bigint,
  hasArbiter: boolean,
  { until }: DisputeState,
  freeAt = postedAt,
): bigint {
  if (!hasArbiter) return freeAt;
  return [postedAt + DISPUTE_WINDOW, until].reduce((latest, at) => (at > latest ? at : latest), freeAt);
}

/** What of a bond an arbiter gives to the holders, rounded down. */
export function forfeitOf(bond: bigint, forfeitBps: bigint): bigint {
  return shareDown(bond, forfeitBps);
}
