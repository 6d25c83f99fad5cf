import type { Token } from "#app/_format/token.ts";
import type { Deployment } from "#chain/deployment.ts";

/** What we know of a token: the deployment's own two, anything else in bare base units. */
export function tokenOf(deployment: Deployment, address: `0x${string}`): Token {
  const { usdc, wbtc } = deployment.tokens;
  if (address === usdc) return { address, unit: "dollar", symbol: "USDC", decimals: 6 };
  if (address === wbtc) return { address, unit: "sat", symbol: "WBTC", decimals: 8 };
  return { address, unit: "base unit", symbol: address, decimals: 0 };
}
