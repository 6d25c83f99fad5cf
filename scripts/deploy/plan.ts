import { type Address, getContractAddress } from "viem";
import type { Deployment } from "#chain/deployment.ts";
import { type BitcoinPin, relayArgs } from "#scripts/deploy/bitcoin-pin.ts";

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
export function planDeployment(
  deployer: Address,
  firstNonce: number,
  { pin, tokens }: { pin: BitcoinPin; tokens?: Deployment["tokens"] | undefined },
): DeploymentPlan {
  const at = (place: number) => getContractAddress({ from: deployer, nonce: BigInt(firstNonce + place) });
  const [accessManager, attesterRegistry, capacitySlices, fleetRegistry] = [at(0), at(1), at(2), at(3)];
  const [bitcoinRelay, payoutProofs, heldEscrow, batchManager] = [at(4), at(5), at(6), at(7)];
  const [sliceDescriptor, sliceMarket] = [at(8), at(9)];
  const manager = [capacitySlices, accessManager, attesterRegistry, fleetRegistry, heldEscrow];
  const contracts: readonly (readonly [artifact: string, ...args: unknown[]])[] = [
    ["@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager", deployer],
    ["contracts/AttesterRegistry.sol/AttesterRegistry", accessManager],
    ["contracts/core/CapacitySlices.sol/CapacitySlices", batchManager],
    ["contracts/FleetRegistry.sol/FleetRegistry", batchManager, attesterRegistry],
    ["contracts/BitcoinRelay.sol/BitcoinRelay", ...relayArgs(pin)],
    ["contracts/PayoutProofs.sol/PayoutProofs", batchManager, bitcoinRelay],
    ["contracts/HeldEscrow.sol/HeldEscrow", accessManager, batchManager, payoutProofs, bitcoinRelay],
    ["contracts/BatchManager.sol/BatchManager", ...manager],
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
      bitcoinNetwork: pin.network,
      ...{ accessManager, attesterRegistry, batchManager, bitcoinRelay, capacitySlices, fleetRegistry, heldEscrow },
      ...{ payoutProofs, sliceDescriptor, sliceMarket },
      tokens: tokens ?? { usdc: at(10), wbtc: at(11) },
    },
  };
}
