import { costOf as costAt } from "#domain/escrow.ts";
import type { BatchStatus } from "#domain/terms.ts";

/** The part of a BatchSummary that buying needs; a BatchSummary can be passed as it is. */
export type BuyableBatch = {
  batchId: bigint;
  name: string;
  status: BatchStatus;
  onSale: boolean;
  paymentToken: `0x${string}`;
  payoutToken: `0x${string}`;
  unitHashrate: bigint;
  capacity: bigint;
  sold: bigint;
  /** Payment-token base units per unit per period. */
  rate: bigint;
  /** Payment-token base units per unit, once. */
  upfront: bigint;
  /** Until when a slice bought now can be given back whole; null where it cannot. */
  refundableUntil: Date | null;
  saleStart: Date;
  saleEnd: Date;
  termEnd: Date;
  periods: number;
  nextPeriod: number;
  finishedPeriods: number;
  lastPayouts: { period: number; gross: bigint; hosting: bigint; fee: bigint }[];
};

export const unitsLeft = (batch: BuyableBatch): bigint => batch.capacity - batch.sold;

/** Payment-token base units for `units`, as the contract computes it: the upfront part, and the rate of each unposted period. */
export const costOf = ({ rate, upfront, periods, nextPeriod }: BuyableBatch, units: bigint): bigint =>
  costAt({ rate, upfront, periods: BigInt(periods) }, BigInt(nextPeriod), units);

/** What `units` would have been paid for the last posted periods, net of hosting and fee, rounded down. */
export const pastPayouts = (batch: BuyableBatch, units: bigint): bigint => {
  const net = batch.lastPayouts.reduce((sum, { gross, hosting, fee }) => sum + gross - hosting - fee, 0n);
  return (net * units) / batch.capacity;
};
