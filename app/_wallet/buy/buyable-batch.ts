/** The part of a BatchSummary that buying needs; a BatchSummary can be passed as it is. */
export type BuyableBatch = {
  batchId: bigint;
  name: string;
  status: "Scheduled" | "Selling" | "Active" | "Completed" | "Defaulted";
  onSale: boolean;
  paymentToken: `0x${string}`;
  payoutToken: `0x${string}`;
  unitHashrate: bigint;
  capacity: bigint;
  sold: bigint;
  /** Payment-token base units per unit per period. */
  rate: bigint;
  saleStart: Date;
  saleEnd: Date;
  termEnd: Date;
  periods: number;
  nextPeriod: number;
  finishedPeriods: number;
  lastPayouts: { period: number; gross: bigint; hosting: bigint; fee: bigint }[];
};

export const unitsLeft = (batch: BuyableBatch): bigint => batch.capacity - batch.sold;

/** Payment-token base units for `units`, as the contract computes it: rate times the periods not yet posted. */
export const costOf = (batch: BuyableBatch, units: bigint): bigint =>
  units * batch.rate * BigInt(batch.periods - batch.nextPeriod);

/** What `units` would have been paid for the last posted periods, net of hosting and fee, rounded down. */
export const pastPayouts = (batch: BuyableBatch, units: bigint): bigint => {
  const net = batch.lastPayouts.reduce((sum, { gross, hosting, fee }) => sum + gross - hosting - fee, 0n);
  return (net * units) / batch.capacity;
};
