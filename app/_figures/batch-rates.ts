import type { BatchSummary, PayoutPoint } from "#queries/batch-summary.ts";
import type { PayoutSums } from "#queries/list-market.ts";
import { perThDay } from "./per-th-day.ts";

/** What one TH/s sold as such earned per day, thousandths of a payout-token base unit; delivery shortfalls are in it. */
export type Earned = {
  periods: number;
  gross: bigint;
  hosting: bigint;
  fee: bigint;
  net: bigint;
  deliveredBps: number;
};

export type Rates = {
  /** Payment-token base units one TH/s costs per day, the upfront part included. */
  price: bigint;
  /** Over the last 30 posted periods; undefined before the first. */
  recent: Earned | undefined;
  /**
   * Payment-token base units paid for 100,000,000 payout base units (one bitcoin of sats) at the recent net. A slice returns
   * more than it cost only while a bitcoin is worth more than this. Undefined where nothing was earned.
   */
  paidPerBtc: bigint | undefined;
};

type Priced = Pick<BatchSummary, "rate" | "upfront" | "periods" | "nextPeriod">;
type Sized = Pick<BatchSummary, "capacity" | "unitHashrate" | "periodSeconds">;

export function earnedBy(batch: Sized, payouts: PayoutPoint[]): Earned | undefined {
  if (payouts.length === 0) return undefined;
  const sums: PayoutSums = { periods: payouts.length, gross: 0n, hosting: 0n, fee: 0n, deliveredBps: 0 };
  for (const { gross, hosting, fee, deliveredBps } of payouts) {
    sums.gross += gross;
    sums.hosting += hosting;
    sums.fee += fee;
    sums.deliveredBps += deliveredBps;
  }
  return earnedOver(batch, sums);
}

/** The same of payouts that are summed up already; at least one. */
export function earnedOver(batch: Sized, { periods, deliveredBps, ...sums }: PayoutSums): Earned {
  const over = { hashrate: batch.capacity * batch.unitHashrate, seconds: BigInt(batch.periodSeconds * periods) };
  const gross = perThDay(sums.gross * 1000n, over);
  const hosting = perThDay(sums.hosting * 1000n, over);
  const fee = perThDay(sums.fee * 1000n, over);
  const net = gross - hosting - fee;
  return { periods, gross, hosting, fee, net, deliveredBps: Math.floor(deliveredBps / periods) };
}

export function ratesOf(batch: Sized & Priced & Pick<BatchSummary, "lastPayouts">): Rates {
  const price = priceOf(batch);
  const recent = earnedBy(batch, batch.lastPayouts);
  return { price, recent, paidPerBtc: recent === undefined ? undefined : perBtc(price, recent.net) };
}

/** The upfront part is spread over the periods a buyer gets: those left, or in an ended batch all of them. */
export function priceOf(batch: Sized & Priced): bigint {
  const periods = BigInt(batch.periods - batch.nextPeriod || batch.periods);
  const over = { hashrate: batch.unitHashrate, seconds: BigInt(batch.periodSeconds) * periods };
  return perThDay(batch.upfront + batch.rate * periods, over);
}

/** Price over thousandths of a sat, per bitcoin, rounded up: break-even is never shown lower than it is. */
export function perBtc(price: bigint, milliSats: bigint): bigint | undefined {
  if (milliSats <= 0n) return undefined;
  return (price * 100_000_000_000n + milliSats - 1n) / milliSats;
}
