import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce, listen, snapshot, startIndexer, until } from "./index-chain.ts";
import { startRpcProxy } from "./rpc-proxy.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let proxy: Awaited<ReturnType<typeof startRpcProxy>>;
let expected: Record<string, string[]>;
let database: TestDatabase;

beforeAll(async () => {
  world = await createWorld();
  const [alice, bob] = world.holders as [`0x${string}`, `0x${string}`];
  const batch = await world.createBatch();
  const slice = await world.buy(alice, batch, 9n);
  await world.passDays(2);
  await world.post(batch, 0, { gross: 999n });
  await world.transfer(alice, bob, slice);
  for (let i = 0; i < 150; i++) await world.client.mine({ blocks: 1 });
  await world.buy(bob, batch, 2n).catch(() => undefined);
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
  proxy.meddle = (_, forward) => forward();
  await database.drop();
});

const through = () => ({ rpcUrl: proxy.rpcUrl, deployment: world.deployment });
const heard = (said: string[], words: RegExp) => until(() => said.some((line) => words.test(line)), `it says ${words}`);

describe("the RPC endpoint", () => {
  test("being away is said once, with what to check, and indexing goes on when it is back", async () => {
    proxy.meddle = () => Promise.reject(new Error("cut"));
    const { log, said } = listen();
    const indexer = startIndexer(database, through(), { log });
    await heard(said, /RPC endpoint http.* cannot be reached.*Is the chain running, and is RPC_URL right\?/);
    proxy.meddle = (_, forward) => forward();
    await indexer.caughtUp;
    await indexer.stop();
    expect(said.filter((line) => line.includes("cannot be reached"))).toHaveLength(1);
    expect(said).toContain("Everything answers again.");
    expect(await snapshot(database)).toEqual(expected);
  });

  test("of another chain is refused, with both chain ids", async () => {
    proxy.meddle = async ({ method }, forward) => (method === "eth_chainId" ? { result: "0x1" } : forward());
    const indexer = startIndexer(database, through());
    indexer.caughtUp.catch(() => {});
    await expect(indexer.ended).rejects.toThrow(/is a node of chain 1, but CHAIN_ID is 31337\. Set one of them right/);
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
});

describe("the database", () => {
  test("cutting every connection in the middle of the work leaves the tables whole", async () => {
    let cuts = 0;
    let cutting = Promise.resolve();
    const others = "datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'test'";
    const cut = async () => {
      for (let i = 0; i < 10; i++)
        await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
    };
    proxy.meddle = async ({ method }, forward) => {
      // From the first logs on, at whatever is asked next: cutting goes on while rows are written.
      if ((method === "eth_getLogs" || cuts > 0) && cuts++ < 3) cutting = cutting.then(cut);
      return forward();
    };
    await indexOnce(database, through());
    await cutting;
    expect(cuts).toBeGreaterThanOrEqual(3);
    expect(await snapshot(database)).toEqual(expected);
  });
});

test("a deployment that is not on the chain is waited for on a local chain", async () => {
  const { log, said } = listen();
  const place = { ...world, deployment: { ...world.deployment, genesisHash: `0x${"00".repeat(32)}` as const } };
  const indexer = startIndexer(database, place, { log });
  await heard(said, /is not the one Lode was deployed to: its first block differs/);
  place.deployment.genesisHash = world.deployment.genesisHash as never;
  await indexer.caughtUp;
  await indexer.stop();
});
