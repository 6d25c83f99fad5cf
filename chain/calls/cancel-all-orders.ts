import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

/** Voids every listing and offer the caller has ever signed. */
export function cancelAllOrders(deployment: Deployment) {
  return {
    address: deployment.sliceMarket,
    abi: sliceMarketAbi,
    functionName: "cancelAll",
    args: [],
  } as const satisfies Call;
}

export function describeCancelAllOrders(): string {
  return "Cancel every listing and offer you have signed, for good. Until this is confirmed they can still be filled.";
}
