"use client";
import { useState } from "react";
import { TextField } from "#app/_components/text-field.tsx";
import type { DisputedBatch } from "./plans/dispute-plan.ts";
import { SignButton } from "./sign-button.tsx";
import { useOwnSlice } from "./use-own-slice.ts";
import { useSign } from "./use-sign.ts";

/** For a holder of the batch: asks the arbiter about the bond. */
export function OpenDispute({ batch }: { batch: DisputedBatch }) {
  const signer = useSign();
  const id = useOwnSlice(batch.batchId, signer.account);
  const [reason, setReason] = useState("");
  const text = reason.trim();
  const problem =
    signer.account === undefined
      ? undefined
      : id === undefined
        ? "Looking for your slice of this batch."
        : id === null
          ? "Only who holds a slice of this batch can open a dispute."
          : text === ""
            ? "Say what the operator did wrong."
            : undefined;
  // Without an account the button asks for one, and no plan is made.
  const onSign = () =>
    void signer.sign((plans, settings) => plans.dispute(settings, batch, { id: id ?? 0n, reason: text }));
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-6 items-center text-xs underline decoration-dotted underline-offset-4">
        Open a dispute
      </summary>
      <div className="mt-2 space-y-3">
        <TextField
          label="Your reasons"
          hint="Only their hash goes on the chain. Keep the text, and send it to the arbiter word for word."
          value={reason}
          onChange={setReason}
          kind="long"
          testId="dispute-reason"
        />
        <SignButton
          signer={signer}
          label="Review the dispute"
          problem={problem}
          onSign={onSign}
          testId="open-dispute"
          isQuiet
        />
      </div>
    </details>
  );
}
