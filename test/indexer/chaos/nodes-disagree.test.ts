import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { createBranches } from "../branch.ts";
import { indexOnce, listen, snapshot, startIndexer, until } from "../index-chain.ts";
import { type Meddle, type RpcAnswer, startRpcProxy } from "../rpc-proxy.ts";
import { expectTruth } from "../truth.ts";
import { createWorld, type World } from "../world.ts";

const PUBLIC = { local: false };
let world: World;
let branches: Awaited<ReturnType<typeof createBranches>>;
let database: TestDatabase;
let nodes: Awaited<ReturnType<typeof startRpcProxy>>[];
const honest: Meddle = (_, forward) => forward();

beforeAll(async () => {
  world = await createWorld();
  branches = await createBranches(world);
  nodes = await Promise.all([1, 2, 3].map(() => startRpcProxy(world.rpcUrl)));
});
afterAll(async () => {
  await Promise.all((nodes ?? []).map((node) => node.stop()));
  await world?.stop();
});
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const node of nodes) node.meddle = honest;
  await database.drop();
});

/** A node cut off from the others: from now on it says what it would have said now, about the branch that it is on. */
async function cutOff(node: (typeof nodes)[number]) {
  const known = new Map<string, RpcAnswer>();
  const key = ({ method, params }: { method: string; params: unknown[] }) => JSON.stringify([method, params]);
  node.meddle = async (request, forward) => {
    const answer = await forward();
    known.set(key(request), answer);
    return answer;
  };
  const throwaway = await createTestDatabase();
  await indexOnce(throwaway, { ...world, rpcUrl: node.rpcUrl }, PUBLIC);
  await throwaway.drop();
  node.meddle = async (request) => known.get(key(request)) ?? { result: null };
}

async function indexedHead() {
  const { hash } = await world.client.getBlock();
  const sql = "SELECT 1 FROM chain_cursor WHERE block_hash = $1";
  await until(async () => (await database.query(sql, [hash])).length === 1, "the head is indexed");
}

test("two nodes on two branches: nothing is written and nothing taken back, it is said, and indexing goes on when they agree", async () => {
  const [first, second] = nodes as [(typeof nodes)[number], (typeof nodes)[number]];
  const { log, said } = listen();
  const pace = { longestPauseMs: 200, pollMs: 100 };
  const indexer = startIndexer(database, world, { ...PUBLIC, log, pace, rpcUrls: [first.rpcUrl, second.rpcUrl] });
  await indexer.caughtUp;
  const fork = await branches.fork();
  await branches.lively(4);
  await indexedHead();
  const before = await snapshot(database);

  await cutOff(second);
  await fork.again();
  await branches.lively(6);
  await until(() => said.some((line) => /RPC endpoints name different blocks/.test(line)), "it says so");
  expect(await snapshot(database)).toEqual(before);

  second.meddle = honest;
  await indexedHead();
  await indexer.stop();
  await expectTruth(database, world, PUBLIC);
});

test("one node of three on a branch of its own, though it is the preferred one, is not followed", async () => {
  const [first] = nodes as [(typeof nodes)[number]];
  const fork = await branches.fork();
  await branches.lively(6);
  await cutOff(first);
  await fork.again();
  await branches.lively(4);
  const indexer = startIndexer(database, world, { ...PUBLIC, rpcUrls: nodes.map(({ rpcUrl }) => rpcUrl) });
  await indexer.caughtUp;
  await indexedHead();
  await indexer.stop();
  await expectTruth(database, world, PUBLIC);
});
