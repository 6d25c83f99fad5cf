import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import {
  type Address,
  createPublicClient,
  createTestClient,
  createWalletClient,
  defineChain,
  http,
  publicActions,
} from "viem";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

/** What the global setup started, from the test's side: its chain, and the API of its web server. */
export const places = () => {
  const { JOURNEY_URL: url, JOURNEY_RPC_URL: rpcUrl, JOURNEY_DEPLOYMENT: file } = process.env;
  if (!url || !rpcUrl || !file) throw new Error("JOURNEY_URL, JOURNEY_RPC_URL and JOURNEY_DEPLOYMENT must be set.");
  return { url, rpcUrl, deployment: JSON.parse(readFileSync(file, "utf8")) as Deployment };
};

/** A view of the running stack for one test. */
export function openLode() {
  const { url, rpcUrl, deployment } = places();
  const chain = defineChain({
    id: deployment.chainId,
    name: "Local chain",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const client = createPublicClient({ chain, transport: http(rpcUrl), pollingInterval: 100, cacheTime: 0 });
  const control = createTestClient({ chain, mode: "hardhat", transport: http(rpcUrl) }).extend(publicActions);

  const accountAt = async (index: number): Promise<Address> => {
    const accounts = await createWalletClient({ chain, transport: http(rpcUrl) }).getAddresses();
    const account = accounts[index];
    if (account === undefined) throw new Error(`The chain unlocks no account ${index}.`);
    return account;
  };
  /** Signs with an account the chain unlocks, as somebody else than the one in the browser. */
  const act = async (account: Address, call: Call) => {
    const wallet = createWalletClient({ account, chain, transport: http(rpcUrl) });
    const hash = await wallet.writeContract(call);
    return client.waitForTransactionReceipt({ hash });
  };
  const read = <T>(call: Call) => client.readContract(call) as Promise<T>;
  const api = async <T>(path: string): Promise<T> => (await (await fetch(`${url}/api/v1${path}`)).json()) as T;
  /** Waits until pages show all that the chain has now. */
  const shown = async () => {
    const head = await client.getBlockNumber();
    const upTo = async () => BigInt((await api<{ asOf: { blockNumber: string } }>("/status")).asOf.blockNumber);
    await expect.poll(async () => (await upTo()) >= head).toBe(true);
  };
  /** Lets days pass on the chain. */
  const passDays = async (days: number) => {
    await control.increaseTime({ seconds: days * 86_400 });
    await control.mine({ blocks: 1 });
    await shown();
  };
  return { url, rpcUrl, deployment, client, control, accountAt, act, read, api, shown, passDays };
}

export type Lode = ReturnType<typeof openLode>;
