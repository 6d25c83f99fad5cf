import type { ContractFunctionArgs } from "viem";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { formatHashrate } from "#domain/units.ts";

/** As `IFleetRegistry.Machines`: machines of one model. */
export type Machines = ContractFunctionArgs<typeof fleetRegistryAbi, "nonpayable", "addMachines">[1];

export interface MachinesArgs {
  site: number;
  machines: Machines;
}

/** Machines that came to a site of the caller's. */
export function addMachines(deployment: Deployment, { site, machines }: MachinesArgs) {
  return {
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "addMachines",
    args: [site, machines],
  } as const satisfies Call;
}

/** "120 machines Antminer S21 of 200 TH/s". */
export function nameMachines({ count, model, unitHashrate }: Machines): string {
  return `${formatBaseUnits(BigInt(count), 0)} ${count === 1 ? "machine" : "machines"} ${model} of ${formatHashrate(unitHashrate)}`;
}

export function describeAddMachines({ site, machines }: MachinesArgs): string {
  return `Add ${nameMachines(machines)} to site ${site}. Capacity signed before is to be signed again.`;
}
