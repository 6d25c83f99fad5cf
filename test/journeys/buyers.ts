import type { Address } from "viem";
import { approve } from "#chain/calls/approve.ts";
import { buy } from "#chain/calls/buy.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import type { Lode } from "./lode.ts";

/** What 100 units of a batch of `createBatchOf` cost before its term. */
export const cost = 100n * 50_000n * 20n;

/** Has an account buy 100 units of a fresh batch of `createBatchOf`; answers the slice. */
export async function buySlice(lode: Lode, batchId: bigint, buyer: Address): Promise<bigint> {
  const { deployment } = lode;
  const { usdc } = deployment.tokens;
  await lode.act(buyer, mintTestToken(deployment, { token: usdc, to: buyer, amount: cost }));
  await lode.act(buyer, approve(deployment, { token: usdc, amount: cost }));
  await lode.act(buyer, buy(deployment, { batchId, units: 100n, maxCost: cost, to: buyer }));
  await lode.shown();
  return batchId * 1_000_000_000n + 1n;
}
