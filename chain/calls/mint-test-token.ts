import type { Address } from "viem";
import { mockUsdcAbi } from "#chain/abi/mock-usdc.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { isLocal } from "#chain/networks.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

export interface MintTestTokenArgs {
  token: Address;
  to: Address;
  amount: bigint;
}

/** Makes test money, on a local chain only. Throws elsewhere. */
export function mintTestToken(deployment: Deployment, { token, to, amount }: MintTestTokenArgs) {
  if (!isLocal(deployment.chainId)) {
    throw new Error(`Chain ${deployment.chainId} has real tokens: test money exists on the local chain only.`);
  }
  return { address: token, abi: mockUsdcAbi, functionName: "mint", args: [to, amount] } as const satisfies Call;
}

export function describeMintTestToken(deployment: Deployment, { token, to, amount }: MintTestTokenArgs): string {
  return `Make ${formatTokenAmount(deployment, token, amount)} of test money, for ${to}.`;
}
