"use client";
import { useState } from "react";
import { TextField } from "#app/_components/text-field.tsx";
import type { Token } from "#app/_format/token.ts";
import type { TopUpBatch } from "#app/_wallet/plans/top-up-plan.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { TestMoneyButton } from "#app/_wallet/test-money-button.tsx";
import { useBalance } from "#app/_wallet/use-balance.ts";
import { useSign } from "#app/_wallet/use-sign.ts";
import { readAmount } from "../../new/read-field.ts";
import { Action } from "./action.tsx";

type Props = { batch: TopUpBatch & { nextPeriod: number }; payout: Token };

/** More for a posted period, all of it to the holders: when a pool paid later, or a payout was too small. Anybody may. */
export function TopUp({ batch, payout }: Props) {
  const signer = useSign();
  const balance = useBalance(batch.payoutToken);
  const [period, setPeriod] = useState(String(batch.nextPeriod - 1));
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const at = readAmount(period, 0, { min: 0n, max: BigInt(batch.nextPeriod - 1) });
  const read = readAmount(typed, 0, { min: 1n, max: 2n ** 128n - 1n });
  const problem =
    "problem" in at || "problem" in read
      ? "Say for which period, and how much."
      : reason.trim() === ""
        ? "Say why: the hash of the reason is published with the money."
        : undefined;
  const onSign = () => {
    if (!("value" in at && "value" in read)) return;
    const more = { period: Number(at.value), amount: read.value, reason: reason.trim() };
    void signer.sign((plans, settings) => plans.topUp(settings, batch, more));
  };
  const missing = "value" in read && balance !== undefined ? read.value - balance : 0n;
  const unit = payout.unit === "sat" ? "sats" : "base units";
  return (
    <Action
      title="Top up a period"
      text="When the pool paid later, or a payout was too small: all of it goes to those who hold slices now. No fee, no hosting."
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Period"
          problem={"problem" in at ? at.problem : undefined}
          value={period}
          onChange={setPeriod}
          kind="numeric"
          testId="top-up-period"
        />
        <TextField
          label={`Amount, ${unit}`}
          problem={typed !== "" && "problem" in read ? read.problem : undefined}
          value={typed}
          onChange={setTyped}
          kind="numeric"
          testId="top-up-amount"
        />
      </div>
      <div className="mt-3">
        <TextField
          label="Why"
          hint="Keep the text; only its hash goes on the chain."
          value={reason}
          onChange={setReason}
          testId="top-up-reason"
        />
      </div>
      <div className="mt-2">
        <SignButton signer={signer} label="Review the top-up" problem={problem} onSign={onSign} testId="top-up" />
      </div>
      {missing > 0n && (
        <div className="mt-2">
          <TestMoneyButton token={batch.payoutToken} missing={missing} />
        </div>
      )}
    </Action>
  );
}
