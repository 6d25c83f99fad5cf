"use client";
import { useState } from "react";
import type { WalletSettings } from "#app/_wallet/settings.tsx";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import type { Plan } from "#app/_wallet/transaction/plan.ts";
import { useSign } from "#app/_wallet/use-sign.ts";
import { loadProofs } from "./load-proofs.ts";
import type { ProofPlans } from "./proofs.ts";

type Props = { label: string; testId: string; planOf: (plans: ProofPlans, settings: WalletSettings) => Plan };

/** Signs one of the plans about proofs, whose code is loaded when it is asked for. */
export function ProofPlanButton({ label, testId, planOf }: Props) {
  const signer = useSign();
  const [trouble, setTrouble] = useState<string>();
  const sign = async () => {
    setTrouble(undefined);
    try {
      const { plans } = await loadProofs();
      await signer.sign((_, settings) => planOf(plans, settings));
    } catch (error) {
      setTrouble(`${error instanceof Error ? error.message : error} Reload the page and try again.`);
    }
  };
  return (
    <SignButton
      signer={{ ...signer, trouble: trouble ?? signer.trouble }}
      label={label}
      onSign={() => void sign()}
      testId={testId}
    />
  );
}
