import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { indexOnce, snapshot } from "../index-chain.ts";
import { startRpcProxy } from "../rpc-proxy.ts";
import { createWorld, type World } from "../world.ts";
import { holdCursor } from "./held-cursor.ts";
import { startIndexerProcess } from "./indexer-process.ts";

let world: World;
let database: TestDatabase;
let proxy: Awaited<ReturnType<typeof startRpcProxy>>;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  proxy = await startRpcProxy(world.rpcUrl);
});
beforeEach(() => {
  proxy.meddle = (_, forward) => forward();
});
afterAll(async () => {
  await proxy?.stop();
  await database?.drop();
  await world?.stop();
});

async function start() {
  const indexer = startIndexerProcess(world.deployment, { DATABASE_URL: database.url, RPC_URL: proxy.rpcUrl });
  await indexer.heard(/Caught up with the chain's head/);
  return indexer;
}

async function indexedBlock() {
  const [row] = await database.query<{ block_number: string }>("SELECT block_number FROM chain_cursor");
  return BigInt(row?.block_number ?? -1);
}

async function expectTruth() {
  await indexOnce(database, world);
  const fresh = await createTestDatabase();
  await indexOnce(fresh, world);
  expect(await snapshot(database)).toEqual(await snapshot(fresh));
  await fresh.drop();
}

test("asked to stop while a request to the node hangs, the indexer does not wait for the answer, and ends with 0", async () => {
  const indexer = await start();
  let asked = () => {};
  const hanging = new Promise<void>((resolve) => {
    asked = resolve;
  });
  proxy.meddle = () => {
    asked();
    return new Promise(() => {});
  };
  await world.client.mine({ blocks: 1 });
  await hanging;
  expect(await indexer.stop()).toEqual({ code: 0, signal: null });
  expect(indexer.lines().filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
  proxy.meddle = (_, forward) => forward();
  await expectTruth();
});

test("asked to stop during a transaction, it finishes it, and ends with 0", async () => {
  const indexer = await start();
  const cursor = await holdCursor(database);
  await world.client.mine({ blocks: 1 });
  await cursor.waitedFor();
  indexer.child.kill("SIGTERM");
  await indexer.heard(/Stopping after the blocks under way/);
  await cursor.release();
  expect(await indexer.ended).toEqual({ code: 0, signal: null });
  expect(await indexedBlock()).toBe(await world.client.getBlockNumber());
});

test("a transaction that does not end within 8 s is given up: the process ends with 0 and nothing was written", async () => {
  const indexer = await start();
  const before = await indexedBlock();
  const cursor = await holdCursor(database);
  await world.client.mine({ blocks: 1 });
  await cursor.waitedFor();
  expect(await indexer.stop()).toEqual({ code: 0, signal: null });
  expect(indexer.lines().at(-1)).toMatchObject({ level: "warn", code: "drained-late" });
  await cursor.release();
  expect(await indexedBlock()).toBe(before);
  await expectTruth();
});

test("a second signal ends it at once, and nothing was written", async () => {
  const indexer = await start();
  const before = await indexedBlock();
  const cursor = await holdCursor(database);
  await world.client.mine({ blocks: 1 });
  await cursor.waitedFor();
  const again = setInterval(() => indexer.child.kill("SIGTERM"), 100);
  expect(await indexer.ended).toEqual({ code: 143, signal: null });
  clearInterval(again);
  expect(indexer.lines().at(-1)).toMatchObject({ level: "warn", code: "ended-at-once" });
  await cursor.release();
  expect(await indexedBlock()).toBe(before);
  await expectTruth();
});
