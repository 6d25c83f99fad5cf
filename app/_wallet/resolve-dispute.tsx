"use client";
import { useState } from "react";
import { TextField } from "#app/_components/text-field.tsx";
import { parseBps } from "#domain/money.ts";
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
  const forfeitBps = parseBps(percent);
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
      <TextField
        label="Of the bond to the holders, %"
        hint="By their units. The rest stays the operator’s bond; 0 decides for the operator."
        problem={isWrong ? "From 0 to 100, with at most two decimals." : undefined}
        value={percent}
        onChange={setPercent}
        kind="decimal"
        testId="forfeit"
      />
      <TextField
        label="Your reasons"
        hint="Only their hash goes on the chain. Publish the text."
        value={reason}
        onChange={setReason}
        kind="long"
        testId="resolve-reason"
      />
      <SignButton signer={signer} label="Review the decision" problem={problem} onSign={onSign} testId="resolve" />
    </div>
  );
}
