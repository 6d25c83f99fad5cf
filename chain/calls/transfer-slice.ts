import type { Address } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface TransferSliceArgs {
  id: bigint;
  from: Address;
  to: Address;
}

/** Gives a slice to somebody else. What it earned until now stays with the one who gives it, as credit. */
export function transferSlice(deployment: Deployment, { id, from, to }: TransferSliceArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "safeTransferFrom",
    args: [from, to, id],
  } as const satisfies Call;
}

export function describeTransferSlice({ id, to }: TransferSliceArgs): string {
  return `Give slice ${id} to ${to}. What it earned until now stays yours, as credit you can withdraw.`;
}
