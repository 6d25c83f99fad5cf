import type { BatchStatus } from "#queries/batch-summary.ts";

export type Schedule = {
  status: BatchStatus;
  termStart: Date;
  periodSeconds: number;
  periods: number;
  nextPeriod: number;
  grace: number;
};

export const periodStartOf = ({ termStart, periodSeconds }: Schedule, period: number): Date =>
  new Date(termStart.getTime() + period * periodSeconds * 1000);

/** The last moment to post the next payout; undefined when there is none to come. After it, anybody may declare default. */
export function deadlineOf(batch: Schedule): Date | undefined {
  if (batch.status === "Completed" || batch.status === "Defaulted" || batch.nextPeriod >= batch.periods)
    return undefined;
  return new Date(periodStartOf(batch, batch.nextPeriod + 1).getTime() + batch.grace * 1000);
}

export function isOverdue(batch: Schedule, now: Date): boolean {
  const deadline = deadlineOf(batch);
  return deadline !== undefined && now > deadline;
}
