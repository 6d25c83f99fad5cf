import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import type { Call } from "#chain/calls/call.ts";
import { countOf } from "#chain/calls/count-of.ts";
import type { FillListingArgs } from "#chain/calls/fill-listing.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

export interface FillManyArgs {
  /** Listings, all in one token. */
  listings: readonly FillListingArgs[];
  /** Whether those that cannot be bought any more are left out, or make the whole purchase fail. */
  skipFailing: boolean;
}

/** Buys several listed slices in one transaction. */
export function fillMany(deployment: Deployment, { listings, skipFailing }: FillManyArgs) {
  const fills = listings.map((listing) => ({ ...listing, minProceeds: 0n }));
  return {
    address: deployment.sliceMarket,
    abi: sliceMarketAbi,
    functionName: "fillMany",
    args: [fills, skipFailing],
  } as const satisfies Call;
}

/** Throws where the listings ask for different tokens. */
export function describeFillMany(deployment: Deployment, { listings, skipFailing }: FillManyArgs): string {
  const [token, ...others] = new Set(listings.map(({ order }) => order.token));
  if (token === undefined || others.length > 0) throw new Error("The listings are not all in one token.");
  const total = listings.reduce((sum, { order }) => sum + order.price, 0n);
  const rule = skipFailing ? "Those that are gone by then are left out, and not paid." : "All of them, or none.";
  return `Buy ${countOf(listings, "slice")} for at most ${formatTokenAmount(deployment, token, total)}. ${rule}`;
}
