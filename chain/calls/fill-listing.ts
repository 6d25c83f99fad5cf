import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { SignedOrder } from "#chain/market-orders.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

export interface FillListingArgs extends SignedOrder {
  /** The batch's next period as the buyer saw it: a payout that overtakes the purchase voids it. */
  maxNextPeriod: number;
}

/** Buys a listed slice. The caller has approved SliceMarket for the price. */
export function fillListing(deployment: Deployment, { order, signature, maxNextPeriod }: FillListingArgs) {
  return {
    address: deployment.sliceMarket,
    abi: sliceMarketAbi,
    functionName: "fill",
    args: [{ order, signature, maxNextPeriod, minProceeds: 0n }],
  } as const satisfies Call;
}

export function describeFillListing(deployment: Deployment, { order }: FillListingArgs): string {
  const price = formatTokenAmount(deployment, order.token, order.price);
  return `Buy slice ${order.id} from ${order.maker} for exactly ${price}. What it earned until now stays with the seller.`;
}
