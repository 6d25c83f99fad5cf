"use client";
import { useState } from "react";
import { TextField } from "#app/_components/text-field.tsx";
import { formatToken, type Token } from "#app/_format/token.ts";
import { isAccount } from "#app/_wallet/is-account.ts";
import type { PriceableBatch } from "#app/_wallet/plans/set-rate-plan.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { readAmount } from "../../new/read-field.ts";
import { Action } from "./action.tsx";

type Props = { batch: PriceableBatch & { operator: `0x${string}` }; payment: Token };

/** Another price, while nothing was ever sold. */
export function SetRate({ batch, payment }: Props) {
  const signer = useSign();
  const [typed, setTyped] = useState("");
  const read = readAmount(typed, payment.decimals, { min: 1n, max: 2n ** 96n - 1n });
  const isOperator = signer.account === undefined || isAccount(signer.account, batch.operator);
  const onSign = () => {
    if ("value" in read) void signer.sign((plans, settings) => plans.setRate(settings, batch, read.value));
  };
  return (
    <Action
      title="Price"
      figure={formatToken(batch.rate, payment)}
      text="Per unit and period. It can change until the first sale, as far as the bond is still 5 % of the total."
    >
      <TextField
        label="New price, USD"
        problem={typed !== "" && "problem" in read ? read.problem : undefined}
        value={typed}
        onChange={setTyped}
        kind="decimal"
        testId="new-rate"
      />
      <div className="mt-2">
        <SignButton
          signer={signer}
          label="Review the price"
          problem={
            isOperator ? ("value" in read ? undefined : "Enter a price.") : "Only the batch’s operator can change it."
          }
          onSign={onSign}
          testId="set-rate"
        />
      </div>
    </Action>
  );
}
