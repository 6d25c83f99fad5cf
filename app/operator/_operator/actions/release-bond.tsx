"use client";
import { formatTime } from "#app/_format/time.ts";
import { formatToken, type Token } from "#app/_format/token.ts";
import type { BondedBatch } from "#app/_wallet/plans/release-bond-plan.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { Action } from "./action.tsx";

type Props = { batch: BondedBatch & { bondReleasableAt: Date | null }; payment: Token; now: Date };

/** The bond of a completed batch; where there is an arbiter, after the time for disputes. */
export function ReleaseBond({ batch, payment, now }: Props) {
  const signer = useSign();
  const onSign = () => void signer.sign((plans, settings) => plans.releaseBond(settings, batch));
  const at = batch.bondReleasableAt;
  const problem =
    batch.bond === 0n
      ? "The bond of this batch is gone already."
      : at === null
        ? "Proofs keep it: a period waits for them, or an accusation is not answered."
        : now < at
          ? `Holders may dispute it until then: from ${formatTime(at)} on.`
          : undefined;
  return (
    <Action
      title="Bond"
      figure={formatToken(batch.bond, payment)}
      text="The batch is completed. Released, the bond is the operator’s credit."
    >
      <SignButton signer={signer} label="Release the bond" problem={problem} onSign={onSign} testId="release-bond" />
    </Action>
  );
}
