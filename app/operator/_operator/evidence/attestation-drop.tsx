"use client";
import clsx from "clsx";
import { FileSignature } from "lucide-react";
import { useRef, useState } from "react";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { shortHex } from "#app/_format/address.ts";
import { isAccount } from "#app/_wallet/is-account.ts";
import type { AttesterSet } from "#queries/attester-set.ts";
import { type OpenedAttestation, openAttestation } from "./opened-attestation.ts";
import type { Evidence } from "./use-evidence.ts";

type Props = {
  attesters: AttesterSet;
  required: number;
  opened: OpenedAttestation[];
  evidence: Evidence;
  onOpened: (opened: OpenedAttestation[]) => void;
};

/** Takes the files that attesters made, and says what they reach for each payout. */
export function AttestationDrop({ attesters, required, opened, evidence, onOpened }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = async (files: FileList | null) => {
    const read = await Promise.all([...(files ?? [])].map(openAttestation));
    onOpened([...opened.filter(({ fileName }) => read.every((one) => one.fileName !== fileName)), ...read]);
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is a convenience; the file field inside does the same */}
      <div
        className={clsx(
          "flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-dashed p-5",
          isOver ? "border-ore bg-ore-soft" : "border-line-strong",
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void take(event.dataTransfer.files);
        }}
      >
        <FileSignature className="size-5 text-ink-3" aria-hidden="true" />
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-medium">Drop the attesters' files here</p>
          <p className="label">
            {attesters.threshold} of {attesters.members.length} must sign the same figures, from the pool's own record
            and with the same price of bitcoin: npm run attest-payout makes the file.{" "}
            {required > 0 ? "This batch takes no payout without." : "This batch takes payouts without, too."}
          </p>
        </div>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          Choose files
        </button>
        <input
          ref={input}
          type="file"
          multiple
          aria-label="Attestations"
          accept=".json,application/json"
          className="sr-only"
          tabIndex={-1}
          data-testid="attestation-files"
          onChange={(event) => {
            void take(event.target.files).then(() => {
              if (input.current) input.current.value = "";
            });
          }}
        />
      </div>
      <div role="status">
        <ul className="mt-3 grid gap-2">
          {opened.map((one) => (
            <li key={one.fileName} className={clsx("rounded-lg p-3", "file" in one ? "bg-raised" : "bg-bad-soft")}>
              <Opened one={one} attesters={attesters} />
            </li>
          ))}
        </ul>
        {opened.length > 0 && <Reached evidence={evidence} />}
      </div>
    </div>
  );
}

function Opened({ one, attesters }: { one: OpenedAttestation; attesters: AttesterSet }) {
  if ("fault" in one) {
    return (
      <p className="text-bad">
        <span className="font-medium">{one.fileName}</span>: {one.fault}
      </p>
    );
  }
  const { signer, payouts } = one.file;
  const member = attesters.members.find(({ attester }) => isAccount(attester, signer));
  const count = payouts.length === 1 ? "1 payout" : `${payouts.length} payouts`;
  return (
    <p data-testid="attestation">
      <span className="font-medium">{one.fileName}</span>: {count} signed by{" "}
      <span className="figure">{shortHex(signer)}</span>,{" "}
      {member === undefined ? (
        <span className="text-bad">who is no attester of this batch</span>
      ) : (
        `${member.kind} of its set`
      )}
    </p>
  );
}

function Reached({ evidence: { weighed, problem } }: { evidence: Evidence }) {
  if (weighed === undefined) return <p className="label mt-2">Asking the registry what the signatures reach.</p>;
  return (
    <>
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1" data-testid="evidence-reached">
        {weighed.map(({ period, level }) => (
          <li key={period}>
            Period <span className="figure">{period}</span> <EvidenceBadge level={level} />
          </li>
        ))}
      </ul>
      {problem !== undefined && <p className="mt-2 text-warn">{problem}</p>}
    </>
  );
}
