import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import { countOf } from "#chain/calls/count-of.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface RetireSlicesArgs {
  /** Of batches that have ended; all the sender's own. */
  ids: readonly bigint[];
}

/** Burns slices of ended batches for good. What they are still owed becomes the owner's credit. */
export function retireSlices(deployment: Deployment, { ids }: RetireSlicesArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "retire",
    args: [ids],
  } as const satisfies Call;
}

export function describeRetireSlices({ ids }: RetireSlicesArgs): string {
  return `Burn ${countOf(ids, "slice")} for good: ${ids.join(", ")}. What is still owed for them becomes credit you can withdraw.`;
}
