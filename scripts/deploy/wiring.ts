import { type Abi, type Address, isAddressEqual, publicActions } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { sliceDescriptorAbi } from "#chain/abi/slice-descriptor.ts";
import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Signer } from "#scripts/deploy/signer.ts";

type Contract = Exclude<keyof Deployment, "chainId" | "startBlock" | "genesisHash" | "bitcoinNetwork" | "tokens">;

const abis: Record<Exclude<Contract, "accessManager">, Abi> = {
  attesterRegistry: attesterRegistryAbi,
  batchManager: batchManagerAbi,
  bitcoinRelay: bitcoinRelayAbi,
  capacitySlices: capacitySlicesAbi,
  fleetRegistry: fleetRegistryAbi,
  heldEscrow: heldEscrowAbi,
  payoutProofs: payoutProofsAbi,
  sliceDescriptor: sliceDescriptorAbi,
  sliceMarket: sliceMarketAbi,
};

/** Which contract says of itself, by which view, that it works with which other. */
const wires: readonly (readonly [of: keyof typeof abis, view: string, names: Contract])[] = [
  ["capacitySlices", "manager", "batchManager"],
  ["batchManager", "slices", "capacitySlices"],
  ["batchManager", "attesters", "attesterRegistry"],
  ["batchManager", "fleet", "fleetRegistry"],
  ["batchManager", "held", "heldEscrow"],
  ["batchManager", "authority", "accessManager"],
  ["attesterRegistry", "authority", "accessManager"],
  ["fleetRegistry", "manager", "batchManager"],
  ["fleetRegistry", "attesters", "attesterRegistry"],
  ["payoutProofs", "manager", "batchManager"],
  ["payoutProofs", "relay", "bitcoinRelay"],
  ["heldEscrow", "manager", "batchManager"],
  ["heldEscrow", "proofs", "payoutProofs"],
  ["heldEscrow", "relay", "bitcoinRelay"],
  ["heldEscrow", "authority", "accessManager"],
  ["sliceDescriptor", "manager", "batchManager"],
  ["sliceDescriptor", "slices", "capacitySlices"],
  ["sliceMarket", "slices", "capacitySlices"],
  ["sliceMarket", "manager", "batchManager"],
  ["capacitySlices", "descriptor", "sliceDescriptor"],
];

/** Checks that every contract names the others of this deployment and no strangers. Throws with the first that does not. */
export async function checkWiring(signer: Signer, deployment: Deployment): Promise<void> {
  const reader = signer.extend(publicActions);
  for (const [of, functionName, names] of wires) {
    const found = (await reader.readContract({ address: deployment[of], abi: abis[of], functionName })) as Address;
    if (!isAddressEqual(found, deployment[names])) {
      throw new Error(
        `${of} ${deployment[of]} names ${found} as its ${functionName}, not ${names} ${deployment[names]}. Deploy again, with nothing else using the account.`,
      );
    }
  }
}
