import type { Hex } from "viem";
import { ProposalRefused, periodSpan } from "#evidence/period-days.ts";
import { type PostableBatch, type Proposal, proposePayout } from "#evidence/propose-payout.ts";
import type { Statement } from "#evidence/statement.ts";
import { formatDay } from "#evidence/utc-day.ts";

export type BacklogInput = {
  batch: PostableBatch;
  statement: Statement;
  evidenceHash: Hex;
  /** Periods that have ended by the chain's clock. */
  finishedPeriods: number;
  /** First second after the last day to post; undefined for all. */
  through?: number | undefined;
  /** Price of one bitcoin in millionths of a dollar on the UTC day that begins at `dayStart`. */
  btcMicroUsd: (dayStart: number) => bigint | undefined;
  deliveredBps?: number | undefined;
};

/**
 * Every payout that can be posted now from this record: from the next period to the last that has ended and that the record
 * states, in order. Throws ProposalRefused where there is none, saying why.
 */
export function proposePayouts(input: BacklogInput): Proposal[] {
  const { batch, statement, evidenceHash, deliveredBps } = input;
  const due = duePeriods(input);
  const lastDay = statement.days.at(-1)?.end ?? 0;
  // The first period must be covered: its refusal is the answer. Later ones wait for a longer record.
  const periods = due.filter((period, index) => index === 0 || periodSpan(batch, period).end <= lastDay);
  return periods.map((period) => {
    const btcMicroUsd = input.btcMicroUsd(periodSpan(batch, period).end - 86_400);
    return proposePayout({ batch, statement, evidenceHash, period, btcMicroUsd, deliveredBps });
  });
}

function duePeriods({ batch, finishedPeriods, through }: BacklogInput): number[] {
  const { nextPeriod, periods } = batch;
  if (nextPeriod >= periods) throw new ProposalRefused(`All ${periods} periods of the batch are posted.`);
  const { start, end } = periodSpan(batch, nextPeriod);
  if (nextPeriod >= finishedPeriods) {
    throw new ProposalRefused(
      `Nothing is due: period ${nextPeriod} (${formatDay(start)}) ends at ${new Date(end * 1000).toISOString()} by the chain's clock.`,
    );
  }
  if (through !== undefined && end > through) {
    throw new ProposalRefused(
      `Everything through ${formatDay(through - 1)} is posted; next is period ${nextPeriod} (${formatDay(start)}).`,
    );
  }
  const due = Array.from({ length: finishedPeriods - nextPeriod }, (_, index) => nextPeriod + index);
  return due.filter((period) => through === undefined || periodSpan(batch, period).end <= through);
}
