import { DAYS_PER_DIFFICULTY_EPOCH } from "#domain/growth.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { periodStartOf } from "./batch-clock.ts";
import { earnedBy, perBtc, type Rates } from "./batch-rates.ts";
import { halvingsAround } from "./halving.ts";

const epochDays = Number(DAYS_PER_DIFFICULTY_EPOCH);
const weekPeriods = 7;

/** What one TH/s would earn from the next period to the term's end, if difficulty grew steadily. */
export type Outlook = {
  growthBps: number;
  /** Sats in thousandths, after hosting and fee. */
  net: bigint;
  /** Days until hosting takes everything, at most the days left. */
  payingDays: number;
  /** Payment-token base units per bitcoin at which this equals the price; undefined where nothing would be earned. */
  paidPerBtc: bigint | undefined;
};

export type Outlooks = {
  days: number;
  /** Payment-token base units one TH/s costs from the next period to the end. */
  cost: bigint;
  /** How many of the latest payouts the start is measured over. */
  measuredPeriods: number;
  /** Inside the days left, and counted in. */
  halving: Date | undefined;
  cases: Outlook[];
};

/**
 * Starts from what the latest payouts (a week, none from before a halving) paid. Gross falls by the growth each 14-day epoch and by
 * half at a halving; hosting stays, being fixed in dollars at an unchanged price of bitcoin. Undefined with nothing to start from.
 */
export function outlooksOf(batch: BatchSummary, { price }: Rates, growths: number[]): Outlooks | undefined {
  const days = Math.floor(((batch.periods - batch.nextPeriod) * batch.periodSeconds) / 86_400);
  const start = periodStartOf(batch, batch.nextPeriod);
  const { last, next } = halvingsAround(start);
  const lately = batch.lastPayouts.slice(-weekPeriods);
  const sinceHalving = lately.filter(({ period }) => periodStartOf(batch, period + 1) > last);
  const isBefore = sinceHalving.length === 0;
  const measured = earnedBy(batch, isBefore ? lately : sinceHalving);
  if (measured === undefined || days <= 0) return undefined;
  const gross = isBefore ? measured.gross / 2n : measured.gross;
  const halvingDay = Math.floor((next.getTime() - start.getTime()) / 86_400_000);
  const cost = price * BigInt(days);
  const project = (growthBps: number): Outlook => {
    let net = 0n;
    let payingDays = 0;
    for (let day = 0; day < days; day += 1) {
      const left = dayNet(batch, grown(gross, growthBps, day, halvingDay), measured.hosting);
      net += left;
      if (left > 0n) payingDays = day + 1;
    }
    return { growthBps, net, payingDays, paidPerBtc: perBtc(cost, net) };
  };
  return {
    days,
    cost,
    measuredPeriods: measured.periods,
    halving: halvingDay < days ? next : undefined,
    cases: growths.map(project),
  };
}

function grown(gross: bigint, growthBps: number, day: number, halvingDay: number): bigint {
  const epochs = BigInt(Math.floor(day / epochDays));
  const left = (gross * 10_000n ** epochs) / (10_000n + BigInt(growthBps)) ** epochs;
  return day >= halvingDay ? left / 2n : left;
}

function dayNet(batch: BatchSummary, gross: bigint, hosting: bigint): bigint {
  const cap = (gross * BigInt(batch.maxHostingBps)) / 10_000n;
  const afterHosting = gross - (hosting < cap ? hosting : cap);
  return afterHosting - (afterHosting * BigInt(batch.feeBps)) / 10_000n;
}
