import { type Address, isAddressEqual } from "viem";
import type { Deployment } from "#chain/deployment.ts";
import { formatBaseUnits } from "#domain/money.ts";

export interface Token {
  address: Address;
  symbol: string;
  decimals: number;
}

/** The tokens of a deployment that Lode knows by name. */
export function tokensOf(deployment: Deployment): Token[] {
  return [
    { address: deployment.tokens.usdc, symbol: "USDC", decimals: 6 },
    { address: deployment.tokens.wbtc, symbol: "WBTC", decimals: 8 },
  ];
}

export function findToken(deployment: Deployment, address: Address): Token | undefined {
  return tokensOf(deployment).find((token) => isAddressEqual(token.address, address));
}

/** "108.00 USDC", "0.00064849 WBTC"; a token we do not know is counted in base units. */
export function formatTokenAmount(deployment: Deployment, address: Address, amount: bigint): string {
  const token = findToken(deployment, address);
  if (token === undefined) return `${formatBaseUnits(amount, 0)} base units of the token ${address}`;
  const minFraction = token.decimals === 6 ? 2 : token.decimals;
  return `${formatBaseUnits(amount, token.decimals, { minFraction })} ${token.symbol}`;
}
