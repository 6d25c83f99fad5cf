import type { Address, PublicClient } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { ATTESTER_KINDS, type AttesterKind, levelOfKind } from "#chain/attester-kinds.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { BatchOnChain } from "#scripts/post-payout/read-batch.ts";

export class NotAnAttester extends Error {
  override name = "NotAnAttester";
}

/** As what an account may sign for a batch. Throws NotAnAttester where its signature would not count. */
export async function requireSeat(
  client: PublicClient,
  deployment: Deployment,
  { batchId, attesterSet }: BatchOnChain,
  attester: Address,
): Promise<AttesterKind> {
  if (attesterSet === 0)
    throw new NotAnAttester(`Batch ${batchId} has no attesters: nobody's signature counts for it.`);
  const number = await client.readContract({
    address: deployment.attesterRegistry,
    abi: attesterRegistryAbi,
    functionName: "kindIn",
    args: [attesterSet, attester],
  });
  const kind = ATTESTER_KINDS[number] ?? "none";
  if (kind !== "none") return kind;
  throw new NotAnAttester(
    `${attester} is not in attester set ${attesterSet}, which batch ${batchId} is judged by, or has left it. Name another account with --from or --keystore.`,
  );
}

/** "as a pool, which makes evidence of level 1". */
export function describeSeat(kind: AttesterKind): string {
  const as = { none: "nobody", operator: "the operator's own attester", pool: "a pool", auditor: "an auditor" }[kind];
  return `as ${as}, which makes evidence of level ${levelOfKind(kind)}`;
}
