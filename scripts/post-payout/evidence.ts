import type { PublicClient } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { type AttestationFile, findAttestation } from "#chain/attestation-file.ts";
import { type Attestation, type PayoutFigures, sortAttestations } from "#chain/attestations.ts";
import { signedPayout } from "#chain/calls/post-payout.ts";
import type { Deployment } from "#chain/deployment.ts";
import { explainError } from "#chain/explain-error.ts";
import type { Plan } from "#scripts/post-payout/plan.ts";
import type { BatchOnChain } from "#scripts/post-payout/read-batch.ts";

export class EvidenceRefused extends Error {
  override name = "EvidenceRefused";
}

/** A payout's signatures, and the level of evidence that the registry finds in them. */
export type Evidence = { attestations: Attestation[]; level: number };

/**
 * What the attestation files prove about each payout, asked of the registry that will judge them. Of the first payout that does
 * not pass, throws EvidenceRefused where the registry refuses it, or AttestationFileError where a file is of something else;
 * changes nothing.
 */
export async function collectEvidence(
  client: PublicClient,
  deployment: Deployment,
  batch: BatchOnChain,
  payouts: readonly PayoutFigures[],
  files: readonly AttestationFile[],
): Promise<Evidence[]> {
  const judged = await Promise.allSettled(
    payouts.map(async (figures) => {
      const found = files.map((file) => findAttestation(file, deployment, batch.batchId, figures));
      const attestations = sortAttestations(found.filter((attestation) => attestation !== undefined));
      return { attestations, level: await levelOf(client, deployment, batch, figures, attestations) };
    }),
  );
  return judged.map((judgement) => {
    if (judgement.status === "rejected") throw judgement.reason;
    return judgement.value;
  });
}

async function levelOf(
  client: PublicClient,
  deployment: Deployment,
  { batchId, attesterSet }: BatchOnChain,
  figures: PayoutFigures,
  attestations: Attestation[],
): Promise<number> {
  if (attestations.length === 0) return 0;
  if (attesterSet === 0) {
    throw new EvidenceRefused(
      `Batch ${batchId} has no attesters, so no signature can count. Post without --attestation.`,
    );
  }
  const structHash = await client.readContract({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "payoutHash",
    args: [batchId, signedPayout(figures)],
  });
  try {
    return await client.readContract({
      address: deployment.attesterRegistry,
      abi: attesterRegistryAbi,
      functionName: "levelOf",
      args: [attesterSet, structHash, attestations],
    });
  } catch (error) {
    const { what, next } = explainError(error, deployment);
    throw new EvidenceRefused(`Period ${figures.period}: ${what} ${next}`, { cause: error });
  }
}

/** Of a batch whose income must be proven: that is done after posting, so no signature is required before. */
const PROVEN = 3;

/** Throws EvidenceRefused for the first payout that stays below what its batch requires. */
export function requireEvidence({ batch, proposals, evidence }: Plan): void {
  const { batchId, evidenceRequired } = batch;
  if (evidenceRequired === PROVEN) return;
  for (const [index, { payout }] of proposals.entries()) {
    const { attestations, level } = evidence[index] ?? { attestations: [], level: 0 };
    if (level >= evidenceRequired) continue;
    const signers = attestations.map(({ signer }) => signer).join(", ");
    throw new EvidenceRefused(
      `Period ${payout.period} reaches evidence of level ${level} (${signers === "" ? "nobody signed it" : `signed by ${signers}`}), and batch ${batchId} requires level ${evidenceRequired}. ` +
        "Have its attesters run `npm run attest-payout`, and add their files with --attestation.",
    );
  }
}
