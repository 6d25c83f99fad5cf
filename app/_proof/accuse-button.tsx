"use client";
import { ProofPlanButton } from "./proof-plan-button.tsx";

/** Says on the chain that more was proven for a batch than its operator posted. Anybody may. */
export function AccuseButton({ batchId }: { batchId: bigint }) {
  return (
    <ProofPlanButton
      label="Accuse the batch"
      testId="accuse"
      planOf={(plans, settings) => plans.accuse(settings, batchId)}
    />
  );
}
