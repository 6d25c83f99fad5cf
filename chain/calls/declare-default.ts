import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface DeclareDefaultArgs {
  batchId: bigint;
}

/** Ends a batch whose operator failed to post in time. Anybody may. */
export function declareDefault(deployment: Deployment, { batchId }: DeclareDefaultArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "declareDefault",
    args: [batchId],
  } as const satisfies Call;
}

export function describeDeclareDefault({ batchId }: DeclareDefaultArgs): string {
  return `End batch ${batchId}, whose operator did not post in time: the rest of its escrow and its bond go to the holders. This cannot be undone.`;
}
