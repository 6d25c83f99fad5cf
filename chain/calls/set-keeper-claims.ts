import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface SetKeeperClaimsArgs {
  allowed: boolean;
}

/** Whether strangers may claim for the sender at all. */
export function setKeeperClaims(deployment: Deployment, { allowed }: SetKeeperClaimsArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "setKeeperClaims",
    args: [allowed],
  } as const satisfies Call;
}

export function describeSetKeeperClaims({ allowed }: SetKeeperClaimsArgs): string {
  return allowed
    ? "Let anybody pay the gas to claim what your slices earn, to you or your payout address."
    : "Let nobody but you, and accounts you approve, claim what your slices earn.";
}
