import type { Address } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import { countOf } from "#chain/calls/count-of.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface ClaimArgs {
  ids: readonly bigint[];
  /** The owner of every slice, or anybody where the caller is owner or approved. */
  to: Address;
}

/** Pays out what slices have earned, in the payout token. */
export function claim(deployment: Deployment, { ids, to }: ClaimArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "claim",
    args: [ids, to],
  } as const satisfies Call;
}

export function describeClaim({ ids, to }: ClaimArgs): string {
  return `Pay out what ${countOf(ids, "slice")} earned, to ${to}.`;
}
