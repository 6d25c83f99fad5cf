"use client";
import { formatToken, type Token } from "#app/_format/token.ts";
import { isAccount } from "#app/_wallet/is-account.ts";
import type { EarningBatch } from "#app/_wallet/plans/collect-proceeds-plan.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { Action } from "./action.tsx";

/** The escrow that was released for what the operator delivered, paid out. */
export function CollectProceeds({ batch, payment }: { batch: EarningBatch; payment: Token }) {
  const signer = useSign();
  const isOperator = signer.account === undefined || isAccount(signer.account, batch.operator);
  const onSign = () => void signer.sign((plans, settings) => plans.collectProceeds(settings, batch));
  const problem = !isOperator
    ? "Only the batch’s operator can collect them."
    : batch.proceeds === 0n
      ? "Nothing to collect now."
      : undefined;
  return (
    <Action
      title="Proceeds"
      figure={formatToken(batch.proceeds, payment)}
      text="Escrow released for what was delivered. It waits for as long as you like."
    >
      <SignButton
        signer={signer}
        label="Collect proceeds"
        problem={problem}
        onSign={onSign}
        testId="collect-proceeds"
      />
    </Action>
  );
}
