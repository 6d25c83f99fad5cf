"use client";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";

/** Says on the chain that more was proven for a batch than its operator posted. Anybody may. */
export function AccuseButton({ batchId }: { batchId: bigint }) {
  const signer = useSign();
  return (
    <SignButton
      signer={signer}
      label="Accuse the batch"
      onSign={() => void signer.sign((plans, known) => plans.accuse(known, batchId))}
      testId="accuse"
    />
  );
}
