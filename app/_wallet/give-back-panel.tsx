"use client";
import { useState } from "react";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { type ReturnableSlice, returnOf } from "./give-back/returnable.ts";
import { isAccount } from "./is-account.ts";
import { useSettings } from "./settings.tsx";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

/** In the cooling-off time: a slice for all that was paid for it. Asks twice, for the slice is gone afterwards. */
export function GiveBackPanel({ slice }: { slice: ReturnableSlice }) {
  const { deployment } = useSettings();
  const signer = useSign();
  const [isSure, setIsSure] = useState(false);
  if (slice.refundableUntil === null) return null;
  const money = formatToken(returnOf(slice), tokenOf(deployment, slice.batch.paymentToken));
  const until = formatTime(slice.refundableUntil);
  const isOwner = signer.account === undefined || isAccount(signer.account, slice.owner);
  const onSign = () => void signer.sign((plans, settings, account) => plans.giveBack(settings, account, slice));
  return (
    <section aria-labelledby="give-back" className="card mt-4 p-4 sm:p-5" data-testid="give-back-panel">
      <h2 id="give-back" className="font-semibold text-base">
        Give it back for {money}, until {until}
      </h2>
      <p className="mt-1 max-w-prose text-ink-2">
        All that was paid for this slice is still in escrow. Until then its owner, and nobody else, can have it back for
        any reason or none. The contract pays at once; no operator or administrator can refuse or stop it.
      </p>
      <div className="mt-4 max-w-md">
        {!isOwner ? (
          <p className="text-ink-2">Only its owner can give this slice back.</p>
        ) : isSure ? (
          <div className="rounded-lg bg-warn-soft p-3">
            <p className="mb-3 text-warn">
              The slice ends for good, and its place in the sale is open to others. You would have to buy again, at the
              price of that day.
            </p>
            <SignButton
              signer={signer}
              label={`Yes, give it back for ${money}`}
              onSign={onSign}
              testId="give-back-sure"
            />
            <button type="button" className="button mt-2 w-full" onClick={() => setIsSure(false)}>
              Keep the slice
            </button>
          </div>
        ) : (
          <button type="button" className="button" data-testid="give-back" onClick={() => setIsSure(true)}>
            Give back for {money}
          </button>
        )}
      </div>
    </section>
  );
}
