import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import { countOf } from "#chain/calls/count-of.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface SettleArgs {
  ids: readonly bigint[];
}

/** Anybody: turns what slices earned, and are to be refunded, into their owners' credit. */
export function settle(deployment: Deployment, { ids }: SettleArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "settle",
    args: [ids],
  } as const satisfies Call;
}

export function describeSettle({ ids }: SettleArgs): string {
  return `Turn what ${countOf(ids, "slice")} earned into credit of the owners. No money leaves the contract.`;
}
