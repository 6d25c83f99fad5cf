import type { Deployment } from "#chain/deployment.ts";
import { type OrderTerms, offerToSign } from "#chain/market-orders.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { formatUtc } from "#domain/utc.ts";

/** The EIP-712 typed data of an offer, for the buyer's wallet to sign. The buyer approves its price for the market. */
export function signOffer(deployment: Deployment, terms: OrderTerms) {
  return offerToSign(deployment, terms);
}

export function describeSignOffer(deployment: Deployment, terms: OrderTerms): string {
  const price = formatTokenAmount(deployment, terms.token, terms.price);
  return `Sign, without a fee, that you buy slice ${terms.id} for exactly ${price} from its owner, who may accept until ${formatUtc(terms.expiry)}.`;
}
