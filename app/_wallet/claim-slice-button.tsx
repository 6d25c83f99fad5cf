"use client";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { takingsOf } from "./claim/claimable.ts";
import { isAccount } from "./is-account.ts";
import { useSettings } from "./settings.tsx";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

/** What `findSlice` returns can be passed as it is. */
export type ClaimableSlice = {
  sliceId: bigint;
  owner: `0x${string}`;
  claimable: bigint;
  refundable: bigint;
  batch: { paymentToken: `0x${string}`; payoutToken: `0x${string}` };
};

/** Claims what one slice has earned, and its refund. Disabled, with the reason, while there is nothing. */
export function ClaimSliceButton({ slice, keeperClaims }: { slice: ClaimableSlice; keeperClaims: boolean }) {
  const { deployment } = useSettings();
  const signer = useSign();
  const { owner, claimable, refundable, batch } = slice;
  const mayNot = !keeperClaims && signer.account !== undefined && !isAccount(signer.account, owner);
  const takings = takingsOf(
    {
      owner,
      slices: [slice],
      credits: [],
      claimableByToken: [{ token: batch.payoutToken, amount: claimable }],
      refundableByToken: [{ token: batch.paymentToken, amount: refundable }],
    },
    signer.account,
  );
  const amounts = takings.amounts.map(({ token, amount }) => formatToken(amount, tokenOf(deployment, token)));
  const onSign = () => void signer.sign((plans, settings) => plans.claim(settings, owner, takings));
  return (
    <SignButton
      signer={signer}
      label={amounts.length === 0 ? "Claim" : `Claim ${amounts.join(" and ")}`}
      problem={
        mayNot
          ? "The owner lets nobody else claim."
          : amounts.length === 0
            ? "Nothing to claim for this slice at the moment."
            : undefined
      }
      onSign={onSign}
      testId="claim-slice"
    />
  );
}
