import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface ApproveMarketSliceArgs {
  id: bigint;
}

/** Lets the market move this one slice. The approval ends when the slice leaves its owner, and every listing of it with it. */
export function approveMarketSlice(deployment: Deployment, { id }: ApproveMarketSliceArgs) {
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "approve",
    args: [deployment.sliceMarket, id],
  } as const satisfies Call;
}

export function describeApproveMarketSlice(deployment: Deployment, { id }: ApproveMarketSliceArgs): string {
  return `Allow SliceMarket (${deployment.sliceMarket}) to move slice ${id}, and no other, as you sign.`;
}
