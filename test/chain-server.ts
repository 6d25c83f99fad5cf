import { network } from "hardhat";
import { createTestClient, http, publicActions, walletActions } from "viem";
import { hardhat } from "viem/chains";
import { findFreePort } from "./free-port.ts";

export type TestChain = Awaited<ReturnType<typeof startTestChain>>;

/** A real chain (EDR) in this process, on a free port, with 20 funded unlocked accounts. Call `stop` in `afterAll`. */
export async function startTestChain(options: { startsAt?: Date; port?: number; chainId?: number } = {}) {
  const { startsAt, port, chainId = hardhat.id } = options;
  const listenOn = port ?? (await findFreePort());
  const server = await network.createServer(
    { network: "local", override: { chainId, ...(startsAt && { initialDate: startsAt }) } },
    "127.0.0.1",
    listenOn,
  );
  await server.listen();
  const rpcUrl = `http://127.0.0.1:${listenOn}`;
  const client = connectTestClient(rpcUrl, chainId);
  return {
    rpcUrl,
    port: listenOn,
    chainId,
    client,
    accounts: await client.getAddresses(),
    stop: () => server.close(),
  };
}

/** viem's test, public and wallet actions in one. */
export function connectTestClient(rpcUrl: string, chainId: number = hardhat.id) {
  return createTestClient({
    chain: { ...hardhat, id: chainId },
    mode: "hardhat",
    transport: http(rpcUrl, { retryCount: 0, timeout: 60_000 }),
    pollingInterval: 10,
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions);
}
