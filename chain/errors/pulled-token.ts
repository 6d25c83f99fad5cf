import { type Address, isAddress } from "viem";
import type { Deployment } from "#chain/deployment.ts";
import { type Cause, field } from "#chain/errors/causes-of.ts";
import { findToken } from "#chain/tokens.ts";

/** The token a failed call would have moved: a token's own errors do not say which token they are about. */
export function pulledToken(causes: readonly Cause[], deployment: Deployment | undefined): Address | undefined {
  if (deployment === undefined) return undefined;
  for (const { source } of causes) {
    const called = field(source, "contractAddress");
    if (typeof called === "string" && isAddress(called) && findToken(deployment, called)) return called;
    switch (field(source, "functionName")) {
      case "buy":
      case "buyWithPermit":
      case "createBatch":
        return deployment.tokens.usdc;
      case "postPayout":
      case "postPayouts":
      case "topUp":
        return deployment.tokens.wbtc;
    }
  }
  return undefined;
}
