"use client";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

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
  /** Seconds. */
  grace: number;
};

/** The first moment at which anybody may declare the default; undefined once the batch has ended. */
export function defaultableAt(batch: OverdueBatch): Date | undefined {
  if (batch.status === "Defaulted" || batch.status === "Completed" || batch.nextPeriod >= batch.periods)
    return undefined;
  const periodEnd = batch.termStart.getTime() + (batch.nextPeriod + 1) * batch.periodSeconds * 1000;
  return new Date(periodEnd + batch.grace * 1000);
}

/** Shows nothing until the next payout is overdue. `now` is the chain's time, not the browser's. */
export function DeclareDefaultButton({ batch, now }: { batch: OverdueBatch; now: Date }) {
  const signer = useSign();
  const from = defaultableAt(batch);
  if (from === undefined || now < from) return null;
  const onSign = () =>
    void signer.sign(async (settings) =>
      (await import("./plans/declare-default-plan.ts")).declareDefaultPlan(settings, batch),
    );
  return (
    <SignButton signer={signer} label={`Declare ${batch.name} in default`} onSign={onSign} testId="declare-default" />
  );
}
