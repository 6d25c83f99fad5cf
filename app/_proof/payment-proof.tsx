"use client";
import { Download, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { shortHex } from "#app/_format/address.ts";
import { useSettings } from "#app/_wallet/settings.tsx";
import { wake } from "#app/_wallet/wake.ts";
import { CheckList, verdictOf } from "./check-list.tsx";
import type { Check, ClaimedPayment } from "./check-proof.ts";
import { loadProofs } from "./load-proofs.ts";
import { saveFile } from "./save-file.ts";

/** A proven payment as a page hands it over; `txHash` is of the transaction that brought the proof. */
export type PagePayment = ClaimedPayment & { txHash: `0x${string}` };

type Reading =
  | { at: "idle" }
  | { at: "working" }
  | { at: "read"; checks: Check[]; file: string | undefined }
  | { at: "failed"; says: string };

/** Takes a payment's proof from the chain, checks it here, and hands it out as a file. */
export function PaymentProofPanel({ payment }: { payment: PagePayment }) {
  const settings = useSettings();
  const [reading, setReading] = useState<Reading>({ at: "idle" });
  const read = async () => {
    setReading({ at: "working" });
    try {
      const [machinery, proofs] = await Promise.all([wake(settings), loadProofs()]);
      const proof = await proofs.fetchProof(machinery, payment);
      const own = proofs.checkProof(proof, payment);
      const holds = verdictOf(own).holds;
      const asked = holds ? await proofs.askChain(machinery, proofs.verifyPaymentProof(proof)) : undefined;
      const file = holds ? proofs.writeProofFile(proof) : undefined;
      setReading({ at: "read", checks: [...own, ...(asked?.checks ?? [])], file });
    } catch (error) {
      setReading({ at: "failed", says: error instanceof Error ? error.message : String(error) });
    }
  };
  const name = `${shortHex(payment.txid)}:${payment.vout}`;
  return (
    <div className="card p-4" data-testid="payment-proof">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="font-medium">
          Payment <span className="figure font-normal text-ink-2">{name}</span>
        </h3>
        {reading.at === "read" && reading.file !== undefined ? (
          <SaveButton file={reading.file} payment={payment} />
        ) : (
          <button type="button" className="button" disabled={reading.at === "working"} onClick={() => void read()}>
            <ShieldCheck className="size-4" aria-hidden="true" />
            {reading.at === "working" ? "Checking" : "Check it in this browser"}
          </button>
        )}
      </div>
      <div role="status">
        {reading.at === "failed" && <p className="mt-2 text-bad">{reading.says}</p>}
        {reading.at === "read" && (
          <>
            <Verdict checks={reading.checks} />
            <CheckList checks={reading.checks} />
          </>
        )}
      </div>
    </div>
  );
}

function SaveButton({ file, payment: { txid, vout } }: { file: string; payment: PagePayment }) {
  return (
    <button
      type="button"
      className="button"
      data-testid="save-proof"
      onClick={() => saveFile(`lode-proof-${txid.slice(0, 16)}-${vout}.json`, file)}
    >
      <Download className="size-4" aria-hidden="true" />
      Save the proof as a file
    </button>
  );
}

function Verdict({ checks }: { checks: readonly Check[] }) {
  const { text, holds } = verdictOf(checks);
  return <p className={`mt-2 font-medium ${holds ? "text-good" : "text-bad"}`}>{text}.</p>;
}
