import { Q64 } from "#domain/accounting.ts";
import { hostingNeedsPrice } from "#evidence/hosting.ts";
import { ProposalRefused, periodSpan } from "#evidence/period-days.ts";
import { type PostableBatch, type Proposal, proposePayout } from "#evidence/propose-payout.ts";
import type { Statement } from "#evidence/statement.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

/** A batch as proposals want it. */
export function postableOf(batch: BatchSummary, payoutDecimals: number): PostableBatch {
  const { unitHashrate, capacity, sold, feeBps, periodSeconds, periods, nextPeriod, maxHostingBps, disclosure } = batch;
  const termStart = Math.floor(batch.termStart.getTime() / 1000);
  const schedule = { termStart, periodSeconds, periods, nextPeriod };
  return { ...disclosure, ...schedule, unitHashrate, capacity, sold, feeBps, maxHostingBps, payoutDecimals };
}

/** Finished periods whose last day the record reaches, in order. */
export function duePeriods(batch: PostableBatch, finishedPeriods: number, statement: Statement): number[] {
  const lastDay = statement.days.at(-1)?.end ?? 0;
  const due: number[] = [];
  for (let period = batch.nextPeriod; period < finishedPeriods && periodSpan(batch, period).end <= lastDay; period++) {
    due.push(period);
  }
  return due;
}

/** First second of a period's last day: the day whose bitcoin price its hosting is counted at. */
export const priceDayOf = (batch: PostableBatch, period: number): number => periodSpan(batch, period).end - 86_400;

export type Answer = { period: number; proposal: Proposal } | { period: number; refused: string };

export type Question = {
  batch: PostableBatch;
  statement: Statement;
  evidenceHash: `0x${string}`;
  periods: number[];
  /** Millionths of a dollar per bitcoin, by period. */
  priceOf: (period: number) => bigint | undefined;
  deliveredBps: number | undefined;
};

/** What each period would pay, or why it cannot be posted from this record. */
export function proposeEach({ batch, statement, evidenceHash, periods, priceOf, deliveredBps }: Question): Answer[] {
  return periods.map((period) => {
    try {
      const btcMicroUsd = priceOf(period);
      return {
        period,
        proposal: proposePayout({ batch, statement, evidenceHash, period, btcMicroUsd, deliveredBps }),
      };
    } catch (error) {
      if (error instanceof ProposalRefused) return { period, refused: error.message };
      throw error;
    }
  });
}

export { hostingNeedsPrice };

/** Sums over the periods to be posted; `perUnit` in Q64, the rest in base units. */
export type Totals = {
  gross: bigint;
  hosting: bigint;
  fee: bigint;
  net: bigint;
  perUnit: bigint;
  /** Escrow per sold unit that goes to the operator, and back to the holders. */
  releasedPerUnit: bigint;
  refundedPerUnit: bigint;
};

export function totalsOf(proposals: Proposal[], rate: bigint): Totals {
  const totals = { gross: 0n, hosting: 0n, fee: 0n, net: 0n, perUnit: 0n, releasedPerUnit: 0n, refundedPerUnit: 0n };
  for (const { payout, fee, net, perUnit } of proposals) {
    const released = (rate * BigInt(payout.deliveredBps)) / 10_000n;
    totals.gross += payout.gross;
    totals.hosting += payout.hosting;
    totals.fee += fee;
    totals.net += net;
    totals.perUnit += perUnit;
    totals.releasedPerUnit += released;
    totals.refundedPerUnit += rate - released;
  }
  return totals;
}

/** What a slice of `units` is owed for all of it, whole base units as a claim would pay them. */
export const shareOf = (totals: Totals, units: bigint): bigint => (units * totals.perUnit) / Q64;
