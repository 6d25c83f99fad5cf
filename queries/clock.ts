import type { ClockTerms, Progress } from "#domain/terms.ts";
import { toSeconds } from "#queries/seconds.ts";

/** The columns of table batch that a status follows from. */
export type ClockRow = {
  saleStart: Date;
  saleEnd: Date;
  refundDeadline: Date | null;
  termStart: Date;
  periodSeconds: bigint;
  periods: number;
  grace: bigint;
  minUnits: string;
};

/** What happened so far, of batch_account_now, batch_default and batch_cancellation. */
export type ProgressRow = { nextPeriod: number; sold: string; defaultedAt: Date | null; calledOffAt: Date | null };

export function toClock(row: ClockRow): ClockTerms {
  return {
    saleStart: toSeconds(row.saleStart),
    saleEnd: toSeconds(row.saleEnd),
    refundDeadline: row.refundDeadline === null ? 0n : toSeconds(row.refundDeadline),
    termStart: toSeconds(row.termStart),
    periodSeconds: row.periodSeconds,
    periods: BigInt(row.periods),
    grace: row.grace,
    minUnits: BigInt(row.minUnits),
  };
}

export function toProgress({ nextPeriod, sold, defaultedAt, calledOffAt }: ProgressRow): Progress {
  const end = defaultedAt !== null ? "defaulted" : calledOffAt !== null ? "called off" : null;
  return { nextPeriod: BigInt(nextPeriod), sold: BigInt(sold), end };
}
