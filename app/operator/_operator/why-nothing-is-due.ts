import { formatUtc } from "#domain/utc.ts";
import { daysOfPeriod, ProposalRefused, periodSpan } from "#evidence/period-days.ts";
import type { PostableBatch } from "#evidence/propose-payout.ts";
import type { Statement } from "#evidence/statement.ts";

type Clock = { status: string; finishedPeriods: number };

/** Why no payout can be made from this record now, and what to do. */
export function whyNothingIsDue(
  { status, finishedPeriods }: Clock,
  batch: PostableBatch,
  statement: Statement,
): string {
  if (status === "Defaulted") return "This batch is in default: no payout can be posted any more.";
  if (status === "Cancelled") return "This batch was cancelled: no payout is posted for it.";
  if (batch.nextPeriod >= batch.periods) return `All ${batch.periods} payouts of this batch are posted.`;
  if (batch.nextPeriod >= finishedPeriods) {
    const { end } = periodSpan(batch, batch.nextPeriod);
    return `Nothing is due: period ${batch.nextPeriod} ends on ${formatUtc(end)} by the chain's clock. Come back then.`;
  }
  try {
    daysOfPeriod(batch, statement, batch.nextPeriod);
  } catch (error) {
    if (error instanceof ProposalRefused) return error.message;
    throw error;
  }
  return `The record does not reach the end of period ${batch.nextPeriod}. Get a longer one from the pool.`;
}
