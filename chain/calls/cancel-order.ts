import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface CancelOrderArgs {
  nonce: bigint;
}

/** Voids the caller's listings and offers with this nonce. Reverts where one of them was filled before. */
export function cancelOrder(deployment: Deployment, { nonce }: CancelOrderArgs) {
  return {
    address: deployment.sliceMarket,
    abi: sliceMarketAbi,
    functionName: "cancel",
    args: [nonce],
  } as const satisfies Call;
}

export function describeCancelOrder({ id }: { id: bigint }): string {
  return `Cancel your order for slice ${id}, for good. Until this is confirmed it can still be filled.`;
}
