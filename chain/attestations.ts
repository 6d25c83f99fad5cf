import type { Address, ContractFunctionArgs, Hex, TypedDataDefinition } from "viem";
import type { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Deployment } from "#chain/deployment.ts";

/** As `IBatchManager.Payout`: amounts in payout-token base units. */
export type SignedPayout = ContractFunctionArgs<typeof batchManagerAbi, "nonpayable", "postPayout">[1];
/** What attesters sign of a payout: its numbers, without their signatures. */
export type PayoutFigures = Omit<SignedPayout, "attestations">;

/** As `IAttesterRegistry.Attestation`. */
export interface Attestation {
  signer: Address;
  signature: Hex;
}

/** What attesters sign of a site's capacity, in hashes per second. */
export interface CapacityFigures {
  site: number;
  capacity: bigint;
  /** As the site has it now: machines that come or go, or another signed capacity, make the signature void. */
  machinesHash: Hex;
  /** keccak256 of the document that says how the capacity was found. */
  documentHash: Hex;
}

const payoutTypes = {
  Payout: [
    { name: "manager", type: "address" },
    { name: "batchId", type: "uint256" },
    { name: "period", type: "uint32" },
    { name: "gross", type: "uint128" },
    { name: "hosting", type: "uint128" },
    { name: "deliveredBps", type: "uint16" },
    { name: "evidenceHash", type: "bytes32" },
  ],
} as const;

const capacityTypes = {
  Capacity: [
    { name: "registry", type: "address" },
    { name: "site", type: "uint32" },
    { name: "capacity", type: "uint128" },
    { name: "machinesHash", type: "bytes32" },
    { name: "documentHash", type: "bytes32" },
  ],
} as const;

/** The registry's EIP-712 domain: a signature is good on this chain and for this registry only. */
function registryDomain({ chainId, attesterRegistry }: Deployment) {
  return { name: "Lode Attester Registry", version: "1", chainId, verifyingContract: attesterRegistry } as const;
}

export function payoutToSign(deployment: Deployment, batchId: bigint, figures: PayoutFigures) {
  const { period, gross, hosting, deliveredBps, evidenceHash } = figures;
  return {
    domain: registryDomain(deployment),
    types: payoutTypes,
    primaryType: "Payout",
    message: { manager: deployment.batchManager, batchId, period, gross, hosting, deliveredBps, evidenceHash },
  } as const satisfies TypedDataDefinition<typeof payoutTypes, "Payout">;
}

export function capacityToSign(deployment: Deployment, figures: CapacityFigures) {
  const { site, capacity, machinesHash, documentHash } = figures;
  return {
    domain: registryDomain(deployment),
    types: capacityTypes,
    primaryType: "Capacity",
    message: { registry: deployment.fleetRegistry, site, capacity, machinesHash, documentHash },
  } as const satisfies TypedDataDefinition<typeof capacityTypes, "Capacity">;
}

/** In the order that the registry asks for: by signer, ascending. */
export function sortAttestations(attestations: readonly Attestation[]): Attestation[] {
  return [...attestations].sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
}
