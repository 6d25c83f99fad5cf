"use client";
import { FileCheck2 } from "lucide-react";
import { useState } from "react";
import { FileDrop } from "#app/_components/file-drop.tsx";
import type { ProvablePayment } from "#app/_wallet/plans/prove-payment-plan.ts";
import { useSettings } from "#app/_wallet/settings.tsx";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { formatSats } from "#domain/money.ts";
import { CheckList, verdictOf } from "./check-list.tsx";
import { loadProofs } from "./load-proofs.ts";
import { type OpenedProof, openProof } from "./open-proof.ts";

/** Anybody may bring a proof: it is checked here first, with what it costs to bring it. */
export function BringProof({ batchId }: { batchId: bigint }) {
  const settings = useSettings();
  const signer = useSign();
  const [opened, setOpened] = useState<OpenedProof>();
  const [isBusy, setIsBusy] = useState(false);
  const take = async ([file]: File[]) => {
    if (file === undefined) return;
    setIsBusy(true);
    setOpened(undefined);
    setOpened(await openProof(settings, signer.account, file));
    setIsBusy(false);
  };
  const prove = async (payment: ProvablePayment) => {
    const { plans } = await loadProofs(); // loaded already: it has read the file
    await signer.sign((_, known) => plans.provePayment(known, payment));
  };
  return (
    <div>
      <FileDrop
        icon={FileCheck2}
        title="Drop a proof’s file here"
        label="Proof of a payment"
        accept=".json,application/json"
        testId="proof-file"
        onFiles={(files) => void take(files)}
      >
        npm run prove-payment makes one from the transaction’s number. It is checked in this browser; signing brings it
        to the contract, which checks it again. It costs gas, and nobody pays you for it.
      </FileDrop>
      <div role="status">
        {isBusy && <p className="label mt-3">Checking the proof.</p>}
        {opened !== undefined && <Opened opened={opened} batchId={batchId} />}
      </div>
      {opened !== undefined && "proof" in opened && opened.proving !== undefined && (
        <div className="mt-3 max-w-sm">
          <SignButton
            signer={signer}
            label="Prove this payment"
            problem={"refused" in opened.proving ? opened.proving.refused : undefined}
            onSign={() => void prove(opened)}
            testId="prove-payment"
          />
        </div>
      )}
    </div>
  );
}

function Opened({ opened, batchId }: { opened: OpenedProof; batchId: bigint }) {
  if ("fault" in opened) {
    return (
      <div className="mt-3 rounded-lg bg-bad-soft p-3" data-testid="proof-fault">
        <p className="font-medium text-bad">{opened.fileName} was not accepted.</p>
        <p className="text-ink-2">{opened.fault}</p>
      </div>
    );
  }
  const { checks, payment, txid, proving } = opened;
  const { text, holds } = verdictOf(checks);
  return (
    <div className="card mt-3 p-4" data-testid="proof-opened">
      <p className={`font-medium ${holds ? "text-good" : "text-bad"}`}>
        {opened.fileName}: {text}.
      </p>
      <p className="text-ink-2">
        {formatSats(payment.sats)} by output {payment.vout} of <span className="figure break-all">{txid}</span>
      </p>
      {holds && opened.batchId !== batchId && (
        <p className="mt-1 text-warn">
          It pays batch {opened.batchId.toString()}, not the batch of this page, and counts there.
        </p>
      )}
      <CheckList checks={checks} />
      {proving !== undefined && "gas" in proving && (
        <p className="mt-3 border-line border-t pt-3 text-ink-2 text-xs" data-testid="proving-gas">
          Bringing it takes about <span className="figure text-ink">{proving.gas.toLocaleString("en-US")}</span> gas,
          now <span className="figure text-ink">{proving.ether}</span> ETH. The contract accepts it as things stand.
        </p>
      )}
    </div>
  );
}
