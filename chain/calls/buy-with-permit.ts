import { type Address, type Hex, parseSignature, type TypedDataDefinition } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { BuyArgs } from "#chain/calls/buy.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

const permitTypes = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

export interface PermitArgs {
  token: Address;
  /** As the token's `eip712Domain()` gives them. */
  name: string;
  version: string;
  owner: Address;
  /** Exactly the `maxCost` of the purchase. */
  value: bigint;
  /** The token's `nonces(owner)`. */
  nonce: bigint;
  /** Last second of chain time at which the permit is good. */
  deadline: bigint;
}

/** The ERC-2612 permit to sign before `buyWithPermit`: EIP-712 typed data that lets CapacitySlices take `value`. */
export function permitToSign(deployment: Deployment, permit: PermitArgs) {
  const { token, name, version, owner, value, nonce, deadline } = permit;
  return {
    domain: { name, version, chainId: deployment.chainId, verifyingContract: token },
    types: permitTypes,
    primaryType: "Permit",
    message: { owner, spender: deployment.capacitySlices, value, nonce, deadline },
  } as const satisfies TypedDataDefinition<typeof permitTypes, "Permit">;
}

export interface BuyWithPermitArgs extends BuyArgs {
  deadline: bigint;
  /** Of `permitToSign`, by the caller, for a value of exactly `maxCost`. */
  signature: Hex;
}

/** Buys one slice in one transaction, with a signed permit in place of an approval. */
export function buyWithPermit(deployment: Deployment, args: BuyWithPermitArgs) {
  const { batchId, units, maxCost, to, deadline, signature } = args;
  const { r, s, yParity } = parseSignature(signature);
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "buyWithPermit",
    args: [batchId, units, maxCost, to, deadline, 27 + yParity, r, s],
  } as const satisfies Call;
}

export function describePermit(deployment: Deployment, { token, value }: Pick<PermitArgs, "token" | "value">): string {
  const amount = formatTokenAmount(deployment, token, value);
  return `Sign, without a fee, that CapacitySlices (${deployment.capacitySlices}) may take ${amount} for this purchase, and no more.`;
}

export { describeBuy as describeBuyWithPermit } from "#chain/calls/buy.ts";
