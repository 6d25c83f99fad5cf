"use client";
import type { BondedBatch } from "#app/_wallet/plans/release-bond-plan.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";

export function ReleaseBondButton({ batch }: { batch: BondedBatch }) {
  const signer = useSign();
  const onSign = () => void signer.sign((plans, settings) => plans.releaseBond(settings, batch));
  return (
    <SignButton
      signer={signer}
      label="Release the bond"
      problem={batch.bond === 0n ? "The bond of this batch is released already." : undefined}
      onSign={onSign}
      testId="release-bond"
    />
  );
}
