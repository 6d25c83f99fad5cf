"use client";
import { useState } from "react";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { loadProofs } from "./load-proofs.ts";

/** Says on the chain that more was proven for a batch than its operator posted. Anybody may. */
export function AccuseButton({ batchId }: { batchId: bigint }) {
  const signer = useSign();
  const [trouble, setTrouble] = useState<string>();
  const accuse = async () => {
    try {
      const { plans } = await loadProofs();
      await signer.sign((_, known) => plans.accuse(known, batchId));
    } catch (error) {
      setTrouble(`${error instanceof Error ? error.message : error} Reload the page and try again.`);
    }
  };
  return (
    <SignButton
      signer={{ ...signer, trouble: trouble ?? signer.trouble }}
      label="Accuse the batch"
      onSign={() => void accuse()}
      testId="accuse"
    />
  );
}
