import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface ReleaseUpfrontArgs {
  batchId: bigint;
}

/** Makes the upfront part the operator's once no slice can be given back any more. Anybody may. */
export function releaseUpfront(deployment: Deployment, { batchId }: ReleaseUpfrontArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "releaseUpfront",
    args: [batchId],
  } as const satisfies Call;
}

export function describeReleaseUpfront({ batchId }: ReleaseUpfrontArgs): string {
  return `Release the upfront part of batch ${batchId} from escrow: it joins the operator's proceeds, as the terms say.`;
}
