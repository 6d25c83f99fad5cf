import type { Address, ContractFunctionArgs, Hex, TypedDataDefinition } from "viem";
import type { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import type { Deployment } from "#chain/deployment.ts";

/** As `ISliceMarket.Order`: money in base units, times in UTC seconds. */
export type MarketOrder = ContractFunctionArgs<typeof sliceMarketAbi, "view", "digestOf">[0];
/** An order without the words that only its kind says. */
export type OrderTerms = Omit<MarketOrder, "kind">;

/** As `ISliceMarket.Kind`. */
export const LISTING = 0;
export const OFFER = 1;

/** For a taker who does not mind how many periods were posted: the greatest uint16. */
export const ANY_PERIOD = 65_535;

/** A signed order, as it is kept and shown to takers. */
export interface SignedOrder {
  order: MarketOrder;
  signature: Hex;
}

const members = [
  { name: "maker", type: "address" },
  { name: "id", type: "uint256" },
  { name: "token", type: "address" },
  { name: "price", type: "uint256" },
  { name: "taker", type: "address" },
  { name: "start", type: "uint40" },
  { name: "expiry", type: "uint40" },
  { name: "expectedStatus", type: "uint8" },
  { name: "asOfPeriod", type: "uint16" },
  { name: "maxNewPeriods", type: "uint16" },
  { name: "nonce", type: "uint256" },
  { name: "counter", type: "uint256" },
] as const;

const listingTypes = { Listing: members } as const;
const offerTypes = { Offer: members } as const;

/** The market's EIP-712 domain: a signature is good on this chain and for this contract only. */
function marketDomain(chainId: number, market: Address) {
  return { name: "Lode Slice Market", version: "1", chainId, verifyingContract: market } as const;
}

type Market = Pick<Deployment, "chainId" | "sliceMarket">;

export function listingToSign({ chainId, sliceMarket }: Market, message: OrderTerms) {
  return {
    domain: marketDomain(chainId, sliceMarket),
    types: listingTypes,
    primaryType: "Listing",
    message,
  } as const satisfies TypedDataDefinition<typeof listingTypes, "Listing">;
}

export function offerToSign({ chainId, sliceMarket }: Market, message: OrderTerms) {
  return {
    domain: marketDomain(chainId, sliceMarket),
    types: offerTypes,
    primaryType: "Offer",
    message,
  } as const satisfies TypedDataDefinition<typeof offerTypes, "Offer">;
}
