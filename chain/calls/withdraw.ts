import type { Address } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { findToken } from "#chain/tokens.ts";

export interface WithdrawArgs {
  token: Address;
  to: Address;
}

/** Pays out all of the caller's credit in a token. */
export function withdraw(deployment: Deployment, { token, to }: WithdrawArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "withdraw",
    args: [token, to],
  } as const satisfies Call;
}

export function describeWithdraw(deployment: Deployment, { token, to }: WithdrawArgs): string {
  return `Withdraw all of your credit in ${findToken(deployment, token)?.symbol ?? token}, to ${to}.`;
}
