"use client";
import { useEffect, useState } from "react";
import { evidenceOf } from "#app/_components/evidence-badge.tsx";
import type { Weighed } from "#app/_wallet/evidence/weigh-evidence.ts";
import { loadSigning } from "#app/_wallet/load-signing.ts";
import { useSettings } from "#app/_wallet/settings.tsx";
import { wake } from "#app/_wallet/wake.ts";
import type { AttestationFile } from "#chain/attestation-file.ts";
import type { PayoutFigures } from "#chain/attestations.ts";

export type Evidence = {
  /** By payout, in order; undefined while the registry is being asked. */
  weighed: Weighed[] | undefined;
  /** Why these payouts cannot be posted with these signatures; undefined where they can. */
  problem: string | undefined;
};

type Batch = { batchId: bigint; attesterSet: number | null; evidenceRequired: number };

/** What the files dropped so far prove about the payouts to be posted. */
export function useEvidence(
  batch: Batch,
  payouts: readonly PayoutFigures[],
  files: readonly AttestationFile[],
): Evidence {
  const settings = useSettings();
  const { batchId, attesterSet, evidenceRequired } = batch;
  const key = keyOf(payouts, files);
  const [known, setKnown] = useState<{ key: string; weighed: Weighed[] }>();
  const isAsked = attesterSet !== null && files.length > 0 && payouts.length > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the payouts and the files
  useEffect(() => {
    if (!isAsked) return;
    let isGone = false;
    const ask = async () => {
      const [machinery, { weighEvidence }] = await Promise.all([wake(settings), loadSigning()]);
      const weighed = await weighEvidence(machinery, { batchId, attesterSet, payouts, files });
      if (!isGone) setKnown({ key, weighed });
    };
    ask().catch((error: unknown) => {
      const problem = `The signatures could not be checked: ${error instanceof Error ? error.message : error}`;
      const weighed = payouts.map(({ period }) => ({ period, attestations: [], level: 0, problem }));
      if (!isGone) setKnown({ key, weighed });
    });
    return () => {
      isGone = true;
    };
  }, [isAsked, key, batchId, settings]);

  const none = payouts.map(({ period }) => ({ period, attestations: [], level: 0 }));
  const weighed = isAsked ? (known?.key === key ? known.weighed : undefined) : none;
  return { weighed, problem: problemOf(weighed, evidenceRequired) };
}

/** Why payouts of this evidence cannot be posted. Exported for its sentences. */
export function problemOf(weighed: Weighed[] | undefined, required: number): string | undefined {
  if (weighed === undefined) return "The signatures are being checked.";
  const faulty = weighed.find(({ problem }) => problem !== undefined);
  if (faulty !== undefined) return faulty.problem;
  // Proofs on Bitcoin come after the posting, which waits for nobody's signature.
  const low = required === 3 ? undefined : weighed.find(({ level }) => level < required);
  if (low === undefined) return undefined;
  return `Period ${low.period} has evidence ${low.level} (${evidenceOf(low.level).text.toLowerCase()}), and this batch requires ${required} (${evidenceOf(required).text.toLowerCase()}). Have its attesters run npm run attest-payout, and drop their files above.`;
}

const keyOf = (payouts: readonly PayoutFigures[], files: readonly AttestationFile[]): string =>
  JSON.stringify([payouts, files], (_, value) => (typeof value === "bigint" ? value.toString() : value));
