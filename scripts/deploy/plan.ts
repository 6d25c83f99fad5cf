import { type Address, getContractAddress } from "viem";
import type { Deployment } from "#chain/deployment.ts";

/** One contract to deploy, and where it will be. */
export interface Step {
  name: string;
  artifact: string;
  args: readonly unknown[];
  address: Address;
  nonce: number;
}

export interface DeploymentPlan {
  steps: readonly Step[];
  addresses: Omit<Deployment, "chainId" | "startBlock" | "genesisHash">;
}

/**
 * What is deployed, in order. The contracts name each other in their constructors, some before the other is there: where each
 * will be follows from the deployer and the number of its next transaction. Without `tokens`, test tokens are part of it.
 */
export function planDeployment(deployer: Address, firstNonce: number, tokens?: Deployment["tokens"]): DeploymentPlan {
  const at = (place: number) => getContractAddress({ from: deployer, nonce: BigInt(firstNonce + place) });
  const [accessManager, attesterRegistry, capacitySlices, fleetRegistry] = [at(0), at(1), at(2), at(3)];
  const [batchManager, sliceDescriptor, sliceMarket] = [at(4), at(5), at(6)];
  const contracts: readonly (readonly [artifact: string, ...args: Address[]])[] = [
    ["@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager", deployer],
    ["contracts/AttesterRegistry.sol/AttesterRegistry", accessManager],
    ["contracts/core/CapacitySlices.sol/CapacitySlices", batchManager],
    ["contracts/FleetRegistry.sol/FleetRegistry", batchManager, attesterRegistry],
    ["contracts/BatchManager.sol/BatchManager", capacitySlices, accessManager, attesterRegistry, fleetRegistry],
    ["contracts/SliceDescriptor.sol/SliceDescriptor", batchManager],
    ["contracts/SliceMarket.sol/SliceMarket", batchManager],
    ...(tokens === undefined
      ? ([["contracts/mocks/MockUSDC.sol/MockUSDC"], ["contracts/mocks/MockWBTC.sol/MockWBTC"]] as const)
      : []),
  ];
  return {
    steps: contracts.map(([artifact, ...args], place) => ({
      name: artifact.slice(artifact.lastIndexOf("/") + 1),
      artifact,
      args,
      address: at(place),
      nonce: firstNonce + place,
    })),
    addresses: {
      ...{ accessManager, attesterRegistry, batchManager, capacitySlices, fleetRegistry, sliceDescriptor, sliceMarket },
      tokens: tokens ?? { usdc: at(7), wbtc: at(8) },
    },
  };
}
