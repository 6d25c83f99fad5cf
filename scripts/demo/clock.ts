import { createTestClient, http, type PublicClient, publicActions } from "viem";
import { networkOf } from "#chain/networks.ts";

/** The local chain's clock, and reading it. */
export function openChain(rpcUrl: string, chainId: number) {
  const chain = networkOf(chainId, rpcUrl);
  return createTestClient({ chain, mode: "hardhat", transport: http(rpcUrl), cacheTime: 0 }).extend(publicActions);
}

export type DemoChain = ReturnType<typeof openChain>;

/** The latest block's time, unix seconds. */
export async function chainTime(client: Pick<PublicClient, "getBlock">): Promise<number> {
  const block = await client.getBlock({ blockTag: "latest" });
  return Number(block.timestamp);
}

/** Mines a block at `time`; does nothing where the clock stands there already or later. */
export async function advanceTo(client: DemoChain, time: number): Promise<void> {
  if ((await chainTime(client)) >= time) return;
  try {
    await client.setNextBlockTimestamp({ timestamp: BigInt(time) });
    await client.mine({ blocks: 1 });
  } catch (error) {
    // Somebody else moved the clock in between: that is as good.
    if ((await chainTime(client)) < time) throw error;
  }
}
