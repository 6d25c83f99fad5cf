import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { type MachinesArgs, nameMachines } from "#chain/calls/add-machines.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

/** Machines that left a site of the caller's; the rest can still do its capacity. */
export function removeMachines(deployment: Deployment, { site, machines }: MachinesArgs) {
  return {
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "removeMachines",
    args: [site, machines],
  } as const satisfies Call;
}

export function describeRemoveMachines({ site, machines }: MachinesArgs): string {
  return `Take ${nameMachines(machines)} off site ${site}.`;
}
