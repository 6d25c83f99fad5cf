import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { createBranches } from "../branch.ts";
import { indexOnce, listen, snapshot, startIndexer, until } from "../index-chain.ts";
import { type Meddle, startRpcProxy } from "../rpc-proxy.ts";
import { createWorld, type World } from "../world.ts";
import { times } from "./effort.ts";

const TIMEOUT_MS = times(300, 20_000);
const SLOW = times(1, 2) === 1 ? "twice as long as it is given" : "30 s";
const random = seeded(7);
let world: World;
let proxy: Awaited<ReturnType<typeof startRpcProxy>>;
let expected: Record<string, string[]>;
let database: TestDatabase;

beforeAll(async () => {
  world = await createWorld();
  const branches = await createBranches(world);
  for (const blocks of [20, 150, 5]) await branches.lively(blocks);
  proxy = await startRpcProxy(world.rpcUrl);
  const fresh = await createTestDatabase();
  await indexOnce(fresh, world);
  expected = await snapshot(fresh);
  await fresh.drop();
});
afterAll(async () => {
  await proxy?.stop();
  await world?.stop();
});
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  proxy.meddle = honest;
  await database.drop();
});
const otherChain: Meddle = async ({ method }, forward) => (method === "eth_chainId" ? { result: "0x1" } : forward());
const cut: Meddle = () => Promise.reject(new Error("cut"));
const busy: Meddle = async () => ({ error: { code: -32_000, message: "busy" } });
const refuse: Meddle = async () => ({ error: { code: -32_005, message: "rate limit exceeded" } });
const ill: Meddle = async () => ({});
const hold: Meddle = async (_, forward) => {
  await new Promise((resolve) => setTimeout(resolve, times(TIMEOUT_MS * 2, 30_000)).unref());
  return forward();
};
const honest: Meddle = (_, forward) => forward();

/** Numbers from 0 to below 1, the same in every run. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const through = () => ({ rpcUrl: proxy.rpcUrl, deployment: world.deployment });
const heard = (said: string[], words: RegExp) => until(() => said.some((line) => words.test(line)), `it says ${words}`);

describe("a node", () => {
  test("being away is said once, with what to check, and indexing goes on when it is back", async () => {
    proxy.meddle = () => Promise.reject(new Error("cut"));
    const { log, said } = listen();
    const indexer = startIndexer(database, through(), { log });
    await heard(said, /RPC endpoint http.* cannot be reached.*Is the chain running, and is RPC_URL right\?/);
    proxy.meddle = honest;
    await indexer.caughtUp;
    await indexer.stop();
    expect(said.filter((line) => line.includes("cannot be reached"))).toHaveLength(1);
    expect(said).toContain("Everything answers again.");
    expect(await snapshot(database)).toEqual(expected);
  });

  test("of another chain halts the indexer with both chain ids, and nothing is written", async () => {
    proxy.meddle = otherChain;
    const indexer = startIndexer(database, through());
    indexer.caughtUp.catch(() => {});
    await expect(indexer.ended).rejects.toThrow(/is a node of chain 1, but CHAIN_ID is 31337\. Set one of them right/);
    expect(Object.values(await snapshot(database)).flat()).toEqual([]);
  });

  test("of another chain that takes the place of the right one halts it too, and what was written stays", async () => {
    const { log, said } = listen();
    const indexer = startIndexer(database, through(), { log });
    await indexer.caughtUp;
    proxy.meddle = () => Promise.reject(new Error("cut"));
    await heard(said, /cannot be reached/);
    proxy.meddle = otherChain;
    await expect(indexer.ended).rejects.toThrow(/is a node of chain 1, but CHAIN_ID is 31337/);
    expect(await snapshot(database)).toEqual(expected);
  });

  test("that leaves out logs a block's bloom filter speaks of is not believed", async () => {
    let lies = 0;
    proxy.meddle = async ({ method }, forward) => (method === "eth_getLogs" && lies++ < 4 ? { result: [] } : forward());
    const { log, said } = listen();
    await indexOnce(database, through(), { log });
    expect(said.join("\n")).toMatch(/left out the.* logs of block \d+/);
    expect(await snapshot(database)).toEqual(expected);
  });

  test("whose bloom filters speak of logs that are not there is asked for the receipts, and believed", async () => {
    let second = 0;
    proxy.meddle = async ({ method }, forward) => {
      const answer = await forward();
      if (method === "eth_getTransactionReceipt") second++;
      if (method !== "eth_getBlockByNumber") return answer;
      return { result: { ...(answer.result as object), logsBloom: `0x${"ff".repeat(256)}` } };
    };
    await indexOnce(database, through());
    expect(second).toBeGreaterThan(0);
    expect(await snapshot(database)).toEqual(expected);
  });

  test("that answers with logs of an orphaned block is not believed", async () => {
    let lies = 0;
    proxy.meddle = async ({ method }, forward) => {
      const answer = await forward();
      if (method !== "eth_getLogs" || !Array.isArray(answer.result) || answer.result.length === 0 || lies++ > 3)
        return answer;
      return { result: answer.result.map((log: object) => ({ ...log, blockHash: `0x${"ab".repeat(32)}` })) };
    };
    await indexOnce(database, through());
    expect(lies).toBeGreaterThan(3);
    expect(await snapshot(database)).toEqual(expected);
  });

  test("that fails now and then only slows indexing down", async () => {
    let asked = 0;
    proxy.meddle = (_, forward) => {
      if (++asked % 151 === 0) return Promise.reject(new Error("cut"));
      return asked % 23 === 0 ? Promise.resolve({ error: { code: -32000, message: "busy" } }) : forward();
    };
    await indexOnce(database, through());
    expect(await snapshot(database)).toEqual(expected);
  });

  test("that fails half of all requests, in every way it can, only slows indexing down", async () => {
    const ways = [cut, busy, refuse, cut, ill];
    let asked = 0;
    let fate: Meddle | undefined;
    // Questions sent as one request share its fate: they come here before anything else happens.
    proxy.meddle = (request, forward) => {
      if (!fate) {
        fate = random() < 0.5 ? (ways[asked++ % ways.length] ?? cut) : honest;
        queueMicrotask(() => {
          fate = undefined;
        });
      }
      return fate(request, forward);
    };
    await indexOnce(database, through(), { pace: { longestPauseMs: 200 } });
    expect(asked).toBeGreaterThan(3);
    expect(await snapshot(database)).toEqual(expected);
  });

  test(`that takes ${SLOW} is not waited for: it is said, and indexing goes on when it is quick again`, async () => {
    let slow = true;
    proxy.meddle = (request, forward) => (slow ? hold(request, forward) : forward());
    const { log, said } = listen();
    const indexer = startIndexer(database, through(), { log, rpc: { timeoutMs: TIMEOUT_MS } });
    indexer.caughtUp.catch(() => {});
    await until(() => said.some((line) => /took longer than/.test(line)), "it says so", 60_000);
    slow = false;
    await indexer.caughtUp;
    await indexer.stop();
    expect(said).toContain("Everything answers again.");
    expect(await snapshot(database)).toEqual(expected);
  });
});
