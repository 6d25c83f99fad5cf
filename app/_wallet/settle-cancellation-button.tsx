"use client";
import type { CancellableBatch } from "./plans/cancel-plan.ts";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

/** Anybody may: makes what was paid for a cancelled batch claimable. */
export function SettleCancellationButton({ batch }: { batch: CancellableBatch }) {
  const signer = useSign();
  const onSign = () => void signer.sign((plans, settings) => plans.cancel(settings, batch));
  return <SignButton signer={signer} label="Settle the cancellation" onSign={onSign} testId="settle-cancellation" />;
}
