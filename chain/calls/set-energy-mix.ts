import type { Hex } from "viem";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface SetEnergyMixArgs {
  site: number;
  /** keccak256 of the document that says where the power comes from. */
  energyMixHash: Hex;
}

/** Names another document about a site's power. */
export function setEnergyMix(deployment: Deployment, { site, energyMixHash }: SetEnergyMixArgs) {
  return {
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "setEnergyMix",
    args: [site, energyMixHash],
  } as const satisfies Call;
}

export function describeSetEnergyMix({ site, energyMixHash }: SetEnergyMixArgs): string {
  return `Publish for site ${site} the hash of a document about its power: ${energyMixHash}.`;
}
