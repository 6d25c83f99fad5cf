import type { Statement, StatementDay } from "#evidence/statement.ts";
import { formatDay, secondsPerDay } from "#evidence/utc-day.ts";

/** When a batch's periods run, in unix seconds; `nextPeriod` is the first that is not posted. */
export type Schedule = { termStart: number; periodSeconds: number; periods: number; nextPeriod: number };

/** A payout cannot be made from this record for this period; the message says why and what to do. */
export class ProposalRefused extends Error {
  override name = "ProposalRefused";
}

export function periodSpan(schedule: Schedule, period: number): { start: number; end: number } {
  const start = schedule.termStart + period * schedule.periodSeconds;
  return { start, end: start + schedule.periodSeconds };
}

/** The period that begins with this UTC day; undefined where none does. */
export function findPeriodOf(schedule: Schedule, dayStart: number): number | undefined {
  const period = (dayStart - schedule.termStart) / schedule.periodSeconds;
  return Number.isInteger(period) && period >= 0 && period < schedule.periods ? period : undefined;
}

/** The days of a statement that make up a period exactly, oldest first. Throws ProposalRefused where they do not. */
export function daysOfPeriod(schedule: Schedule, statement: Statement, period: number): StatementDay[] {
  const { start, end } = periodSpan(schedule, period);
  if (start % secondsPerDay !== 0 || schedule.periodSeconds % secondsPerDay !== 0) {
    throw new ProposalRefused(
      `The batch's periods are not whole UTC days (${schedule.periodSeconds} seconds from ${new Date(start * 1000).toISOString()}), ` +
        "but pool records are. This batch cannot be posted from a daily record.",
    );
  }
  const days = statement.days.filter((day) => day.start >= start && day.end <= end);
  if (days.length * secondsPerDay === schedule.periodSeconds) return days;
  const first = statement.days.at(0);
  const last = statement.days.at(-1);
  const covered = first && last ? `from ${formatDay(first.start)} to ${formatDay(last.start)}` : "no day";
  const wanted =
    schedule.periodSeconds === secondsPerDay
      ? formatDay(start)
      : `${formatDay(start)} to ${formatDay(end - secondsPerDay)}`;
  throw new ProposalRefused(
    `Period ${period} is ${wanted}, which the record does not state: it covers ${covered}. ` +
      "Get a record from the pool that includes that day.",
  );
}
