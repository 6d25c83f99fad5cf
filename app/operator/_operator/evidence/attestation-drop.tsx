"use client";
import clsx from "clsx";
import { FileSignature } from "lucide-react";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { FileDrop } from "#app/_components/file-drop.tsx";
import { shortHex } from "#app/_format/address.ts";
import { formatCounted } from "#app/_format/count.ts";
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
  const take = async (files: File[]) => {
    const read = await Promise.all(files.map(openAttestation));
    onOpened([...opened.filter(({ fileName }) => read.every((one) => one.fileName !== fileName)), ...read]);
  };
  return (
    <div>
      <FileDrop
        icon={FileSignature}
        title="Drop the attesters' files here"
        label="Attestations"
        accept=".json,application/json"
        isMany
        testId="attestation-files"
        onFiles={(files) => void take(files)}
      >
        {attesters.threshold} of {attesters.members.length} must sign the same figures, from the pool's own record and
        with the same price of bitcoin: npm run attest-payout makes the file.{" "}
        {required === 1 || required === 2
          ? "This batch takes no payout without."
          : "This batch takes payouts without, too."}
      </FileDrop>
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
  const count = formatCounted(payouts.length, "payout");
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
