"use client";
import { isAccount } from "./is-account.ts";
import type { RetirableSlice } from "./plans/retire-plan.ts";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

/** Burns a slice of an ended batch. For its owner alone; what it is owed is not lost. */
export function RetirePanel({ slice }: { slice: RetirableSlice }) {
  const signer = useSign();
  const isOwner = signer.account === undefined || isAccount(signer.account, slice.owner);
  const onSign = () => void signer.sign((plans, settings) => plans.retire(settings, slice));
  return (
    <div className="max-w-xs">
      <SignButton
        signer={signer}
        label="Retire this slice"
        problem={
          !isOwner
            ? "Only its owner can retire this slice."
            : slice.batch.escrow > 0n
              ? "The upfront part is still in escrow. Once it is released, which anybody may do on the operator’s page, slices can be retired."
              : undefined
        }
        onSign={onSign}
        testId="retire"
        isQuiet
      />
    </div>
  );
}
