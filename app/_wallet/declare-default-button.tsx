"use client";

/** The part of a BatchSummary that a default needs; a BatchSummary can be passed as it is. */
export type OverdueBatch = {
  batchId: bigint;
  name: string;
  status: string;
  paymentToken: `0x${string}`;
  escrow: bigint;
  bond: bigint;
  sold: bigint;
  termStart: Date;
  periodSeconds: number;
  nextPeriod: number;
  periods: number;
  grace: number;
};

/** Shows nothing until the next payout is overdue. `now` is the chain's time, not the browser's. */
export function DeclareDefaultButton({ batch, now }: { batch: OverdueBatch; now: Date }) {
  const periodEnd = batch.termStart.getTime() + (batch.nextPeriod + 1) * batch.periodSeconds * 1000;
  if (now.getTime() <= periodEnd + batch.grace * 1000) return null;
  return <button type="button">Declare {batch.name} in default</button>;
}
