import { type Address, erc20Abi } from "viem";
import { protocolErrorsAbi } from "#chain/abi/protocol-errors.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

const approveAbi = [...erc20Abi, ...protocolErrorsAbi] as const;

export interface ApproveArgs {
  token: Address;
  /** Exactly what the next call needs, in base units: nothing of ours asks for more. */
  amount: bigint;
}

/** Lets CapacitySlices, which holds all money, take `amount` of a token. */
export function approve(deployment: Deployment, { token, amount }: ApproveArgs) {
  return {
    address: token,
    abi: approveAbi,
    functionName: "approve",
    args: [deployment.capacitySlices, amount],
  } as const satisfies Call;
}

export function describeApprove(deployment: Deployment, { token, amount }: ApproveArgs): string {
  return `Allow CapacitySlices (${deployment.capacitySlices}) to take ${formatTokenAmount(deployment, token, amount)}, and no more.`;
}
