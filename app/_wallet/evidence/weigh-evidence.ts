import { readContract } from "wagmi/actions";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { type AttestationFile, AttestationFileError, findAttestation } from "#chain/attestation-file.ts";
import { type Attestation, type PayoutFigures, sortAttestations } from "#chain/attestations.ts";
import { signedPayout } from "#chain/calls/post-payout.ts";
import { explain } from "../explain.ts";
import type { Machinery } from "../machinery/machinery.ts";

/** What the files prove about one payout: the level that the registry finds in its signatures, or why it finds none. */
export type Weighed = { period: number; attestations: Attestation[]; level: number; problem?: string };

type Question = {
  batchId: bigint;
  attesterSet: number;
  payouts: readonly PayoutFigures[];
  files: readonly AttestationFile[];
};

/** Asks the registry that will judge the signatures, before anything is signed or allowed. */
export function weighEvidence(machinery: Machinery, question: Question): Promise<Weighed[]> {
  return Promise.all(question.payouts.map((figures) => weigh(machinery, question, figures)));
}

async function weigh(
  { config, settings: { deployment } }: Machinery,
  { batchId, attesterSet, files }: Question,
  figures: PayoutFigures,
): Promise<Weighed> {
  const { period } = figures;
  try {
    const found = files.map((file) => findAttestation(file, deployment, batchId, figures));
    const attestations = sortAttestations(found.filter((attestation) => attestation !== undefined));
    if (attestations.length === 0) return { period, attestations, level: 0 };
    const structHash = await readContract(config, {
      address: deployment.batchManager,
      abi: batchManagerAbi,
      functionName: "payoutHash",
      args: [batchId, signedPayout(figures)],
    });
    const level = await readContract(config, {
      address: deployment.attesterRegistry,
      abi: attesterRegistryAbi,
      functionName: "levelOf",
      args: [attesterSet, structHash, attestations],
    });
    return { period, attestations, level };
  } catch (error) {
    return { period, attestations: [], level: 0, problem: await sentenceOf(error, period, deployment) };
  }
}

async function sentenceOf(
  error: unknown,
  period: number,
  deployment: Machinery["settings"]["deployment"],
): Promise<string> {
  if (error instanceof AttestationFileError) return error.message;
  const { what, next } = await explain(error, deployment);
  return `Period ${period}: ${what} ${next}`;
}
