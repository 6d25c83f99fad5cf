import type { Abi, Address } from "viem";
import { accessManagerAbi } from "#chain/abi/access-manager.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface DeployedContract {
  name: string;
  address: Address;
  abi: Abi;
}

/** The protocol's contracts, listed once: for pages and commands that show all of them. */
export function contractsOf(deployment: Deployment): DeployedContract[] {
  return [
    { name: "CapacitySlices", address: deployment.capacitySlices, abi: capacitySlicesAbi },
    { name: "BatchManager", address: deployment.batchManager, abi: batchManagerAbi },
    { name: "AccessManager", address: deployment.accessManager, abi: accessManagerAbi },
  ];
}
