import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface ReleaseBondArgs {
  batchId: bigint;
}

/** Credits the bond of a completed batch to its operator. Anybody may; where there is an arbiter, once disputes are over. */
export function releaseBond(deployment: Deployment, { batchId }: ReleaseBondArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "releaseBond",
    args: [batchId],
  } as const satisfies Call;
}

export function describeReleaseBond({ batchId }: ReleaseBondArgs): string {
  return `Credit the bond of the completed batch ${batchId} to its operator, who can then withdraw it.`;
}
