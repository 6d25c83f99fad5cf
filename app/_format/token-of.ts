import type { Deployment } from "#chain/deployment.ts";
import { findToken } from "#chain/tokens.ts";
import type { Token } from "./token.ts";

/** What we know of a token: the deployment's own two, anything else in bare base units. */
export function tokenOf(deployment: Deployment, address: `0x${string}`): Token {
  const known = findToken(deployment, address);
  if (known === undefined) return { address, unit: "base unit", symbol: address, decimals: 0 };
  return { ...known, unit: known.symbol === "USDC" ? "dollar" : "sat" };
}

/** The two tokens of a batch: bought in, paid out in. */
export type BatchMoney = { payment: Token; payout: Token };

export const batchMoneyOf = (
  deployment: Deployment,
  batch: { paymentToken: `0x${string}`; payoutToken: `0x${string}` },
): BatchMoney => ({ payment: tokenOf(deployment, batch.paymentToken), payout: tokenOf(deployment, batch.payoutToken) });
