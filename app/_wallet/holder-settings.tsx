"use client";
import { useState } from "react";
import { TextField } from "#app/_components/text-field.tsx";
import { isAccount } from "./is-account.ts";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

type Settings = { owner: `0x${string}`; payoutAddress: `0x${string}` | null; keeperClaims: boolean };

const isAddress = (typed: string): typed is `0x${string}` => /^0x[0-9a-fA-F]{40}$/.test(typed);

/** Where others may claim to, and whether they may at all. Everybody reads it; its owner changes it. */
export function HolderSettings({ portfolio }: { portfolio: Settings }) {
  const { owner, payoutAddress, keeperClaims } = portfolio;
  const signer = useSign();
  const isOwner = isAccount(signer.account, owner);
  return (
    <section aria-labelledby="settings-title" className="card mt-4 p-4 sm:p-5" data-testid="holder-settings">
      <h2 id="settings-title" className="font-semibold text-base">
        Who else may claim
      </h2>
      <p className="mt-1 text-ink-2">
        {keeperClaims
          ? "Anybody may pay the network fee of a claim. The money still goes to the owner only"
          : "Nobody but the owner, and accounts the owner approved"}
        {keeperClaims && payoutAddress !== null && ", or to this payout address:"}
        {(!keeperClaims || payoutAddress === null) && "."}
      </p>
      {keeperClaims && payoutAddress !== null && <p className="figure mt-1 break-all text-xs">{payoutAddress}</p>}
      {isOwner && (
        <div className="mt-4 space-y-4 border-line border-t pt-4">
          <SignButton
            signer={signer}
            label={keeperClaims ? "Let nobody claim for me" : "Let others claim for me"}
            onSign={() =>
              void signer.sign((plans, settings, account) => plans.keeperClaims(settings, account, !keeperClaims))
            }
            testId="keeper-claims"
            isQuiet
          />
          <PayoutAddress now={payoutAddress} />
        </div>
      )}
    </section>
  );
}

function PayoutAddress({ now }: { now: `0x${string}` | null }) {
  const signer = useSign();
  const [typed, setTyped] = useState("");
  const to = typed.trim();
  const problem = to === "" || isAddress(to) ? undefined : "Not an address: 0x and 40 hexadecimal digits.";
  const set = (address: `0x${string}` | null) =>
    void signer.sign((plans, settings, account) => plans.payoutAddress(settings, account, address));
  return (
    <div>
      <TextField
        label="Payout address"
        hint="Where, besides to you, others may claim to: a cold wallet, an accountant. Check every digit."
        problem={problem}
        value={typed}
        onChange={setTyped}
        kind="figure"
        placeholder="0x"
        testId="payout-address"
      />
      <div className="mt-2 flex flex-wrap gap-2">
        <SignButton
          signer={signer}
          label="Set the payout address"
          problem={isAddress(to) ? undefined : "Enter the address in full."}
          onSign={() => isAddress(to) && set(to)}
          testId="set-payout-address"
          isQuiet
        />
        {now !== null && (
          <SignButton
            signer={signer}
            label="Take it back"
            onSign={() => set(null)}
            testId="remove-payout-address"
            isQuiet
          />
        )}
      </div>
    </div>
  );
}
