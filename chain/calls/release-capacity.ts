import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface ReleaseCapacityArgs {
  batchId: bigint;
}

/** Gives what an ended batch held back to its site. Anybody may. */
export function releaseCapacity(deployment: Deployment, { batchId }: ReleaseCapacityArgs) {
  return {
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "release",
    args: [batchId],
  } as const satisfies Call;
}

export function describeReleaseCapacity({ batchId }: ReleaseCapacityArgs): string {
  return `Give the capacity that the ended batch ${batchId} holds back to its site, which can then sell it again.`;
}
