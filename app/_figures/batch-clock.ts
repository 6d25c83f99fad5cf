import type { BatchStatus } from "#queries/batch-summary.ts";

export type Schedule = {
  status: BatchStatus;
  termStart: Date;
  periodSeconds: number;
  periods: number;
  nextPeriod: number;
  grace: number;
  defaultableAt: Date | null;
};

export const periodStartOf = ({ termStart, periodSeconds }: Schedule, period: number): Date =>
  new Date(termStart.getTime() + period * periodSeconds * 1000);

export function isOverdue({ defaultableAt }: Pick<Schedule, "defaultableAt">, now: Date): boolean {
  return defaultableAt !== null && now >= defaultableAt;
}
