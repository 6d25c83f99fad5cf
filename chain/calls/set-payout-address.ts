import { type Address, zeroAddress } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface SetPayoutAddressArgs {
  /** Null takes the payout address back. */
  to: Address | null;
}

/** Lets anybody claim the sender's slices to this address, as they may to the sender. */
export function setPayoutAddress(deployment: Deployment, { to }: SetPayoutAddressArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "setPayoutAddress",
    args: [to ?? zeroAddress],
  } as const satisfies Call;
}

export function describeSetPayoutAddress({ to }: SetPayoutAddressArgs): string {
  return to === null
    ? "Take your payout address back: others may claim your slices to you alone."
    : `Let anybody who pays the gas claim what your slices earn to ${to}.`;
}
