import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { ANY_PERIOD, type SignedOrder } from "#chain/market-orders.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

export interface FillOfferArgs extends SignedOrder {
  /** Least base units of the offer's token that the caller accepts, after the royalty. */
  minProceeds: bigint;
}

/** Sells a slice to whoever offered for it. The caller has approved SliceMarket for the slice. */
export function fillOffer(deployment: Deployment, { order, signature, minProceeds }: FillOfferArgs) {
  return {
    address: deployment.sliceMarket,
    abi: sliceMarketAbi,
    functionName: "fill",
    args: [{ order, signature, maxNextPeriod: ANY_PERIOD, minProceeds }],
  } as const satisfies Call;
}

export function describeFillOffer(deployment: Deployment, { order, minProceeds }: FillOfferArgs): string {
  const proceeds = formatTokenAmount(deployment, order.token, minProceeds);
  return `Sell slice ${order.id} to ${order.maker}, for at least ${proceeds} to you. What it earned until now stays yours.`;
}
