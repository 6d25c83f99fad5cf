import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface ResignFromSetArgs {
  set: number;
}

/** An attester leaves a set: for a key that was lost, or a mandate that ended. */
export function resignFromSet(deployment: Deployment, { set }: ResignFromSetArgs) {
  return {
    address: deployment.attesterRegistry,
    abi: attesterRegistryAbi,
    functionName: "resign",
    args: [set],
  } as const satisfies Call;
}

export function describeResignFromSet({ set }: ResignFromSetArgs): string {
  return `Leave the set of attesters ${set} for good: your signature no longer counts for any batch or site judged by it.`;
}
