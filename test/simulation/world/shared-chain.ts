import { connectTestClient, startTestChain } from "../../chain-server.ts";
import { startRpcProxy } from "../../indexer/rpc-proxy.ts";
import { createWorld } from "../../indexer/world.ts";

/** 2030-01-01: the first block. Every block after it gets its time from the simulator, never from the machine's clock. */
export const FIRST_SECOND = Date.UTC(2030, 0, 1) / 1000;
/** After every block of the deployment. */
export const SEEDS_BEGIN = FIRST_SECOND + 86_400;

export type SharedChain = Awaited<ReturnType<typeof openSharedChain>>;

/** One chain with Lode on it, the same to the last bit at every start, which many seeds live on one after the other. */
export async function openSharedChain() {
  const chain = await startTestChain({ startsAt: new Date(FIRST_SECOND * 1000) });
  let time = FIRST_SECOND;
  const clock = await startRpcProxy(chain.rpcUrl, async ({ method }, forward) => {
    if (method.startsWith("eth_send")) await chain.client.setNextBlockTimestamp({ timestamp: BigInt(++time) });
    return forward();
  });
  const world = await createWorld({ ...chain, rpcUrl: clock.rpcUrl, client: connectTestClient(clock.rpcUrl) });
  await clock.stop();
  const { deployment, operator, pool, auditor, arbiter, holders, site } = world;
  const { client, rpcUrl, stop } = chain;
  let fresh = await client.snapshot();
  return {
    ...{ client, rpcUrl, stop, deployment, operator, pool, auditor, arbiter, holders, site },
    governor: chain.accounts[0]!,
    /** The last block of the deployment. */
    deployedAt: await client.getBlockNumber(),
    /** The chain as it was before the first seed. */
    async restore() {
      await client.revert({ id: fresh });
      fresh = await client.snapshot();
    },
  };
}
