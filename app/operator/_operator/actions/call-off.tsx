"use client";
import { formatToken, type Token } from "#app/_format/token.ts";
import { isAccount } from "#app/_wallet/is-account.ts";
import type { CancellableBatch } from "#app/_wallet/plans/cancel-plan.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { Action } from "./action.tsx";

type Props = { batch: CancellableBatch & { operator: `0x${string}` }; payment: Token };

/** Gives up a batch of which nothing is sold; its bond comes back. */
export function CallOff({ batch, payment }: Props) {
  const signer = useSign();
  const isOperator = signer.account === undefined || isAccount(signer.account, batch.operator);
  const onSign = () => void signer.sign((plans, settings) => plans.cancel(settings, batch));
  return (
    <Action
      title="Call the batch off"
      figure={formatToken(batch.bond, payment)}
      text="Nothing is sold, so you may give the batch up; the bond comes back as your credit. This cannot be undone."
    >
      <SignButton
        signer={signer}
        label="Call it off"
        problem={isOperator ? undefined : "Only the batch’s operator can call it off."}
        onSign={onSign}
        testId="call-off"
        isQuiet
      />
    </Action>
  );
}
