"use client";
import { useState } from "react";
import { useSettings } from "#app/_wallet/settings.tsx";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { wake } from "#app/_wallet/wake.ts";
import type { HeldBatch } from "./find-epochs.ts";
import { loadProofs } from "./load-proofs.ts";

/** Moves what waits for proofs, up to and with one period; from `first` on where that is known. Anybody may. `problem`: why it cannot be done yet. */
export function SettleHeldButton({
  batch: { batchId, termStart, periodSeconds },
  first,
  period,
  problem,
}: {
  batch: HeldBatch;
  first?: number;
  period: number;
  problem: string | undefined;
}) {
  const settings = useSettings();
  const signer = useSign();
  const [trouble, setTrouble] = useState<string>();
  const settle = async () => {
    setTrouble(undefined);
    try {
      const [machinery, proofs] = await Promise.all([wake(settings), loadProofs()]);
      const held = await proofs.findEpochs(machinery, { batchId, termStart, periodSeconds }, period);
      await signer.sign((_, known) => proofs.plans.settleHeld(known, { batchId, ...held }));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <SignButton
      signer={{ ...signer, trouble: trouble ?? signer.trouble }}
      label={
        first === undefined || first === period ? `Settle period ${period}` : `Settle periods ${first} to ${period}`
      }
      problem={problem}
      onSign={() => void settle()}
      testId="settle-held"
    />
  );
}
