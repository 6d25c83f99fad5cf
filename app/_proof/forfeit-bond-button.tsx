"use client";
import type { ForfeitingBatch } from "#app/_wallet/plans/forfeit-bond-plan.ts";
import { ProofPlanButton } from "./proof-plan-button.tsx";

/** Gives holders the bond of a completed batch whose accusation stayed unanswered. Anybody may. */
export function ForfeitBondButton({ batch }: { batch: ForfeitingBatch }) {
  return (
    <ProofPlanButton
      label="Give the bond to the holders"
      testId="forfeit-bond"
      planOf={(plans, settings) => plans.forfeitBond(settings, batch)}
    />
  );
}
