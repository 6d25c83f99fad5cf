import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface ForfeitBondArgs {
  batchId: bigint;
}

/** Anybody: gives holders the bond of a completed batch whose accusation stayed unanswered. */
export function forfeitBond(deployment: Deployment, { batchId }: ForfeitBondArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "forfeitBond",
    args: [batchId],
  } as const satisfies Call;
}

export function describeForfeitBond({ batchId }: ForfeitBondArgs): string {
  return `Give the bond of the completed batch ${batchId} to its holders: it posted less than is proven, and did not answer in time.`;
}
