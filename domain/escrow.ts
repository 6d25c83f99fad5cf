import { shareDown } from "#domain/accounting.ts";

/** What one posted period lets out of the escrow, per sold unit, in payment-token base units. The two sum to `rate`. */
export interface PeriodRelease {
  /** To the operator. */
  release: bigint;
  /** Back to the holders. */
  refund: bigint;
}

/** Proceeds follow delivery: `deliveredBps` ten-thousandths of the rate, rounded down, as BatchManager posts it. */
export function releaseOf(rate: bigint, deliveredBps: bigint): PeriodRelease {
  const release = shareDown(rate, deliveredBps);
  return { release, refund: rate - release };
}

/** The most hosting that may be taken from a payout, and the protocol's fee on the rest, in payout-token base units. */
export function feesOf(gross: bigint, hosting: bigint, maxHostingBps: bigint, feeBps: bigint) {
  return { maxHosting: shareDown(gross, maxHostingBps), fee: shareDown(gross - hosting, feeBps) };
}
