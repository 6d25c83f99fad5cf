import { getAddress, hashTypedData, type PublicClient } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { AttestationFile, AttestedPayout } from "#chain/attestation-file.ts";
import type { PayoutFigures } from "#chain/attestations.ts";
import { signedPayout } from "#chain/calls/post-payout.ts";
import { signPayout } from "#chain/calls/sign-payout.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Signer } from "#scripts/deploy/signer.ts";

export class WrongDigestError extends Error {
  override name = "WrongDigestError";
}

/** Signs payouts of a batch as one of its attesters. Sends nothing. */
export async function attestPayouts(
  signer: Signer,
  deployment: Deployment,
  batchId: bigint,
  payouts: readonly PayoutFigures[],
): Promise<AttestationFile> {
  const signed: AttestedPayout[] = [];
  for (const figures of payouts) {
    const { account } = signer;
    const signature = await signer.signTypedData({ account, ...signPayout(deployment, { batchId, figures }) });
    signed.push({ ...figures, signature });
  }
  const { chainId, attesterRegistry, batchManager } = deployment;
  const attester = getAddress(signer.account.address);
  return { chainId, attesterRegistry, batchManager, batchId, signer: attester, payouts: signed };
}

/** Makes sure that what is signed is what the contracts will check. Throws WrongDigestError where the deployment is another one. */
export async function requireDigest(
  client: PublicClient,
  deployment: Deployment,
  batchId: bigint,
  figures: PayoutFigures,
): Promise<void> {
  const structHash = await client.readContract({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "payoutHash",
    args: [batchId, signedPayout(figures)],
  });
  const expected = await client.readContract({
    address: deployment.attesterRegistry,
    abi: attesterRegistryAbi,
    functionName: "digestOf",
    args: [structHash],
  });
  if (hashTypedData(signPayout(deployment, { batchId, figures })) === expected) return;
  throw new WrongDigestError(
    `The contracts at ${deployment.batchManager} and ${deployment.attesterRegistry} would not accept this signature: the deployment record is not theirs. Nothing was signed.`,
  );
}
