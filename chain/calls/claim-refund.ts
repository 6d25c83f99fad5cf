import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import type { ClaimArgs } from "#chain/calls/claim.ts";
import { countOf } from "#chain/calls/count-of.ts";
import type { Deployment } from "#chain/deployment.ts";

/** Pays out the refunds of slices (under-delivery, default), in the payment token. */
export function claimRefund(deployment: Deployment, { ids, to }: ClaimArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "claimRefund",
    args: [ids, to],
  } as const satisfies Call;
}

export function describeClaimRefund({ ids, to }: ClaimArgs): string {
  return `Pay out the refunds of ${countOf(ids, "slice")}, to ${to}.`;
}
