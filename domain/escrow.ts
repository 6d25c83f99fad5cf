import { shareDown } from "#domain/accounting.ts";

/** A unit's price, in payment-token base units. */
export interface Price {
  rate: bigint;
  upfront: bigint;
  periods: bigint;
}

/** Where the upfront part is: nobody agreed on one, it waits in escrow, or it is the operator's. */
export type UpfrontState = "none" | "held" | "released";

export function unpostedPeriods(terms: Pick<Price, "periods">, nextPeriod: bigint): bigint {
  return terms.periods - nextPeriod;
}

/** What `units` cost while `nextPeriod` is the next to be posted. */
export function costOf(price: Price, nextPeriod: bigint, units: bigint): bigint {
  return units * (price.upfront + price.rate * unpostedPeriods(price, nextPeriod));
}

/** Of the price of one unit, what is still in escrow: all of it while nothing is posted and the upfront part waits. */
export function escrowPerUnit(price: Price, nextPeriod: bigint, upfront: UpfrontState): bigint {
  const unposted = price.rate * unpostedPeriods(price, nextPeriod);
  return upfront === "held" ? unposted + price.upfront : unposted;
}

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
