import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import { countOf } from "#chain/calls/count-of.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface MergeSlicesArgs {
  /** At least two, of one batch and one owner. */
  ids: readonly bigint[];
}

/** Puts the units of several slices into one new slice. What they earned until now becomes the owner's credit. */
export function mergeSlices(deployment: Deployment, { ids }: MergeSlicesArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "merge",
    args: [ids],
  } as const satisfies Call;
}

export function describeMergeSlices({ ids }: MergeSlicesArgs): string {
  return `Merge ${countOf(ids, "slice")} into one new slice: ${ids.join(", ")}. What they earned until now becomes credit you can withdraw.`;
}
