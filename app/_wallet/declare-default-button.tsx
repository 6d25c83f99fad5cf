"use client";
import { isOverdue, type Schedule } from "#app/_figures/batch-clock.ts";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

/** The part of a BatchSummary that a default needs; a BatchSummary can be passed as it is. */
export type OverdueBatch = Schedule & {
  batchId: bigint;
  name: string;
  paymentToken: `0x${string}`;
  escrow: bigint;
  bond: bigint;
  sold: bigint;
};

/** Shows nothing until the next payout is overdue. `now` is the chain's time, not the browser's. */
export function DeclareDefaultButton({ batch, now }: { batch: OverdueBatch; now: Date }) {
  const signer = useSign();
  if (!isOverdue(batch, now)) return null;
  const onSign = () => void signer.sign((plans, settings) => plans.declareDefault(settings, batch));
  return (
    <div className="mt-3">
      <SignButton signer={signer} label={`Declare ${batch.name} in default`} onSign={onSign} testId="declare-default" />
    </div>
  );
}
