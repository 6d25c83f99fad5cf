import type { Hex } from "viem";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatHashrate } from "#domain/units.ts";

export interface DeclareCapacityArgs {
  site: number;
  /** Hashes per second that may be sold. */
  capacity: bigint;
  /** keccak256 of the document that says how the capacity was found. */
  documentHash: Hex;
}

/** The operator's own word on what a site may sell. */
export function declareCapacity(deployment: Deployment, { site, capacity, documentHash }: DeclareCapacityArgs) {
  return {
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "declareCapacity",
    args: [site, capacity, documentHash],
  } as const satisfies Call;
}

export function describeDeclareCapacity({ site, capacity }: Omit<DeclareCapacityArgs, "documentHash">): string {
  return `Declare that site ${site} may sell ${formatHashrate(capacity)}, on your own word.`;
}
