import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface AccuseBatchArgs {
  batchId: bigint;
}

/** Anybody: says that more was proven for a batch than its operator posted. */
export function accuseBatch(deployment: Deployment, { batchId }: AccuseBatchArgs) {
  return {
    address: deployment.heldEscrow,
    abi: heldEscrowAbi,
    functionName: "accuse",
    args: [batchId],
  } as const satisfies Call;
}

export function describeAccuseBatch({ batchId }: AccuseBatchArgs): string {
  return `Accuse batch ${batchId} of having posted less than is proven. Its operator has 14 days and a period to answer; otherwise it defaults.`;
}
