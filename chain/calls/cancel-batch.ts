import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface CancelBatchArgs {
  batchId: bigint;
}

/** Settles a batch that missed its minimum (anybody may), or calls off one of which nothing is sold (its operator). */
export function cancelBatch(deployment: Deployment, { batchId }: CancelBatchArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "cancel",
    args: [batchId],
  } as const satisfies Call;
}

export function describeCancelBatch({ batchId }: CancelBatchArgs): string {
  return `Cancel batch ${batchId}: what was paid for its slices becomes refundable, and its bond the operator's credit. This cannot be undone.`;
}
