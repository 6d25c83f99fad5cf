"use client";
import { useState } from "react";
import { Field } from "#app/_components/field.tsx";
import { isAccount } from "./is-account.ts";
import type { DisputedBatch } from "./plans/dispute-plan.ts";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

/** For the arbiter alone: how much of the bond goes to the holders. */
export function ResolveDispute({ batch, arbiter }: { batch: DisputedBatch; arbiter: `0x${string}` }) {
  const signer = useSign();
  const [percent, setPercent] = useState("");
  const [reason, setReason] = useState("");
  if (!isAccount(signer.account, arbiter)) return null;
  const forfeitBps = bpsFrom(percent);
  const isWrong = percent.trim() !== "" && forfeitBps === undefined;
  const problem =
    forfeitBps === undefined
      ? "Say how much of the bond goes to the holders, from 0 to 100 %."
      : reason.trim() === ""
        ? "Give your reasons."
        : undefined;
  const onSign = () => {
    if (forfeitBps === undefined) return;
    const decision = { forfeitBps, reason: reason.trim() };
    void signer.sign((plans, settings) => plans.resolveDispute(settings, batch, decision));
  };
  return (
    <div className="mt-3 space-y-3 border-line border-t pt-3" data-testid="resolve-dispute">
      <p className="font-medium">You are the arbiter</p>
      <Field
        label="Of the bond to the holders, %"
        hint="By their units. The rest stays the operator’s bond; 0 decides for the operator."
        problem={isWrong ? "From 0 to 100, with at most two decimals." : undefined}
      >
        {(aria) => (
          <input
            {...aria}
            className="field figure"
            inputMode="decimal"
            autoComplete="off"
            value={percent}
            onChange={(event) => setPercent(event.target.value)}
            data-testid="forfeit"
          />
        )}
      </Field>
      <Field label="Your reasons" hint="Only their hash goes on the chain. Publish the text." problem={undefined}>
        {(aria) => (
          <textarea
            {...aria}
            className="field"
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            data-testid="resolve-reason"
          />
        )}
      </Field>
      <SignButton signer={signer} label="Review the decision" problem={problem} onSign={onSign} testId="resolve" />
    </div>
  );
}

/** "12.5" is 1250; undefined for what is no percentage. */
function bpsFrom(typed: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed.trim())) return undefined;
  const bps = Math.round(Number(typed) * 100);
  return bps <= 10_000 ? bps : undefined;
}
