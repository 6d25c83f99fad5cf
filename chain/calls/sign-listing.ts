import type { Deployment } from "#chain/deployment.ts";
import { listingToSign, type OrderTerms } from "#chain/market-orders.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { formatUtc } from "#domain/utc.ts";

/**
 * The EIP-712 typed data of a listing, for the seller's wallet to sign: no transaction and no fee. Before it can be filled the
 * seller approves the slice for the market (`approveMarketSlice`). Listing a slice again with the same nonce makes sure
 * that of all its listings one at most is ever filled.
 */
export function signListing(deployment: Deployment, terms: OrderTerms) {
  return listingToSign(deployment, terms);
}

export function describeSignListing(deployment: Deployment, terms: OrderTerms): string {
  const price = formatTokenAmount(deployment, terms.token, terms.price);
  const after = terms.maxNewPeriods === 0 ? "the next payout" : `${terms.maxNewPeriods + 1} more payouts`;
  return `Sign, without a fee, that slice ${terms.id} is for sale for exactly ${price} until ${formatUtc(terms.expiry)}, or until ${after} or any change in its batch's status. What it earned until it is sold stays yours.`;
}
