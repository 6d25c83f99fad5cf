import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface SplitSliceArgs {
  id: bigint;
  /** Units of each part, in order; together all units of the slice. */
  units: readonly bigint[];
}

/** Puts a slice's units into several new slices. What it earned until now becomes the owner's credit. */
export function splitSlice(deployment: Deployment, { id, units }: SplitSliceArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "split",
    args: [id, units],
  } as const satisfies Call;
}

export function describeSplitSlice({ id, units }: SplitSliceArgs): string {
  const parts = `${units.slice(0, -1).join(", ")} and ${units.at(-1)}`;
  return `Split slice ${id} into ${units.length} new slices of ${parts} units. What it earned until now becomes credit you can withdraw.`;
}
