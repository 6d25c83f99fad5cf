import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { catchUp } from "#indexer/catch-up.ts";
import { createChainClient } from "#indexer/chain/chain-client.ts";
import { checkChain } from "#indexer/check-chain.ts";
import type { Context } from "#indexer/context.ts";
import { RetryableError } from "#indexer/errors.ts";
import { watchHeads } from "#indexer/heads.ts";
import { createLogger } from "#indexer/logger.ts";
import { createMetrics } from "#indexer/operations/metrics.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { snapshot, until } from "./index-chain.ts";
import { startTcpProxy } from "./tcp-proxy.ts";
import { expectTruth } from "./truth.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;
let context: Context;
let asked: string[];
let stop: AbortController;
let slice: bigint;
let owner: `0x${string}`;

beforeAll(async () => {
  world = await createWorld();
  owner = world.holders[0]!;
  slice = await world.buy(owner, await world.createBatch(), 5n);
});
afterAll(() => world?.stop());
beforeEach(async () => {
  database = await createTestDatabase();
  stop = new AbortController();
  asked = [];
  context = {
    ...{ db: database.db, chainId: 31_337, isLocal: true, findDeployment: () => world.deployment },
    ...{ log: createLogger("silent"), metrics: createMetrics(31_337), signal: stop.signal },
    chain: createChainClient(world.rpcUrl, { looseLinks: true, onRequest: (_, method) => void asked.push(method) }),
  };
  await checkChain(context);
  await catchUp(context, world.deployment);
});
afterEach(async () => {
  stop.abort();
  await database.drop();
});

async function handOn() {
  const to = world.holders.find((holder) => holder !== owner)!;
  const { blockNumber } = await world.transfer(owner, to, slice);
  owner = to;
  return (await createChainClient(world.rpcUrl).findHeader(blockNumber))!;
}

test("the next block, announced with its header, takes one question: for its logs", async () => {
  for (let i = 0; i < 3; i++) {
    const header = await handOn();
    asked.length = 0;
    await catchUp(context, world.deployment, header);
    expect(asked).toEqual(["eth_getLogs"]);
  }
  await expectTruth(database, world);
});

test("a block without a log of ours, announced, takes no question at all", async () => {
  await world.client.mine({ blocks: 1 });
  const header = (await context.chain.findHeader(await world.client.getBlockNumber()))!;
  asked.length = 0;
  await catchUp(context, world.deployment, header);
  expect(asked).toEqual([]);
  await expectTruth(database, world);
});

test("blocks before an announced one are looked for, and none is missed", async () => {
  await handOn();
  await handOn();
  await catchUp(context, world.deployment, await handOn());
  await expectTruth(database, world);
});

test("what was announced before, or long ago, changes nothing", async () => {
  const header = await handOn();
  await catchUp(context, world.deployment, header);
  await catchUp(context, world.deployment, header);
  await catchUp(context, world.deployment, (await context.chain.findHeader(2n))!);
  await expectTruth(database, world);
});

test("an announced block that the node then does not know is not written", async () => {
  const header = await handOn();
  const before = await snapshot(database);
  const unknown = { ...header, hash: `0x${"ab".repeat(32)}` as const };
  await expect(catchUp(context, world.deployment, unknown)).rejects.toThrow(RetryableError);
  expect(await snapshot(database)).toEqual(before);
  await catchUp(context, world.deployment);
  await expectTruth(database, world);
});

test("the word of one is not enough where two must agree: the head is asked for", async () => {
  const endpoints = [world.rpcUrl, world.rpcUrl.replace("127.0.0.1", "localhost")];
  const chain = createChainClient(endpoints, { looseLinks: true, onRequest: (_, method) => void asked.push(method) });
  await chain.requireChain({ chainId: 31_337 });
  const header = await handOn();
  asked.length = 0;
  await catchUp({ ...context, chain }, world.deployment, header);
  expect(asked).toContain("eth_getBlockByNumber");
  chain.close();
});

test("heads are announced over websocket, and after it broke blocks are looked for at once", async () => {
  const proxy = await startTcpProxy(world.rpcUrl);
  const pace = { checkMs: 60_000, reconnectMs: 10 };
  const heads = watchHeads(proxy.url, 60_000, createLogger("silent"), stop.signal, pace);
  await heads.next(); // subscribed
  const announced = heads.next();
  const header = await handOn();
  expect(await announced).toEqual(header);
  const broken = heads.next();
  proxy.refuse(true);
  expect(await broken).toBeUndefined();
  const missed = await handOn();
  const again = heads.next();
  proxy.refuse(false);
  expect(await again).toBeUndefined(); // subscribed again: go and look
  expect((await context.chain.head()).hash).toBe(missed.hash);
  const announcedAgain = heads.next();
  const next = await handOn();
  expect(await announcedAgain).toEqual(next);
  stop.abort();
  await proxy.stop();
});

test("of several heads announced while one is written the newest counts", async () => {
  const heads = watchHeads(world.rpcUrl, 60_000, createLogger("silent"), stop.signal);
  await heads.next();
  let last = await handOn();
  last = await handOn();
  let seen: Awaited<ReturnType<typeof heads.next>>;
  await until(async () => {
    seen = await heads.next();
    return seen?.number === last.number;
  }, "the newest head is announced");
  expect(seen).toEqual(last);
});
