import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { createBranches } from "../branch.ts";
import { until } from "../index-chain.ts";
import { type Meddle, startRpcProxy } from "../rpc-proxy.ts";
import { expectTruth } from "../truth.ts";
import { createWorld, type World } from "../world.ts";
import { patience, times } from "./effort.ts";
import { indexerProcesses } from "./indexer-process.ts";
import { closeWriteGate } from "./write-gate.ts";

const KILLS = times(9, 200);
const LARGEST_RANGE = 20n;
let world: World;
let branches: Awaited<ReturnType<typeof createBranches>>;
let database: TestDatabase;
let proxy: Awaited<ReturnType<typeof startRpcProxy>>;
let processes: ReturnType<typeof indexerProcesses>;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  branches = await createBranches(world);
  for (let i = 0; i < 8; i++) await branches.lively(20);
  proxy = await startRpcProxy(world.rpcUrl, shortRanges);
  processes = indexerProcesses(world.deployment);
});
afterAll(async () => {
  processes?.remove();
  await Promise.all([proxy?.stop(), database?.drop()]);
  await world?.stop();
});

/** A node that refuses long ranges: the backfill has many transactions, and many moments to be killed in. */
const shortRanges: Meddle = async (request, forward) => {
  const [filter] = request.params as [{ fromBlock?: string; toBlock?: string }];
  const blocks = request.method === "eth_getLogs" ? BigInt(filter.toBlock ?? 0) - BigInt(filter.fromBlock ?? 0) : 0n;
  if (blocks >= LARGEST_RANGE) return { error: { code: -32005, message: "block range is too wide" } };
  return forward();
};

const start = () => processes.start({ DATABASE_URL: database.url, RPC_URL: proxy.rpcUrl });

async function reached(): Promise<string | undefined> {
  const [row] = await database.query<{ hash: string }>("SELECT block_hash AS hash FROM chain_cursor");
  return row?.hash;
}

/** Killed as it asks the node for the n-th time. */
async function atRequest(n: number) {
  let asked = 0;
  let reachedIt = () => {};
  const asking = new Promise<void>((resolve) => {
    reachedIt = resolve;
  });
  proxy.meddle = async (request, forward) => {
    if (++asked === n) reachedIt();
    return asked < n ? shortRanges(request, forward) : new Promise(() => {});
  };
  const indexer = await start();
  await asking;
  expect(await indexer.end("SIGKILL")).toEqual([null, "SIGKILL"]);
  proxy.meddle = shortRanges;
}

/** Killed with a transaction's rows written and not committed. */
async function inTransaction() {
  const gate = await closeWriteGate(database.url);
  const indexer = await start();
  await gate.waiting();
  expect(await indexer.end("SIGKILL")).toEqual([null, "SIGKILL"]);
  await gate.open();
}

/** Killed as soon as anything is committed. */
async function afterCommit() {
  const before = await reached();
  const indexer = await start();
  await until(async () => (await reached()) !== before, "something is committed");
  expect(await indexer.end("SIGKILL")).toEqual([null, "SIGKILL"]);
}

/** A killed indexer's session may outlive it by a moment; what it wrote must be all of its blocks, or nothing. */
async function expectWholeBlocks() {
  const beyond = "SELECT 1 FROM log l, chain_cursor c WHERE l.block_number > c.block_number";
  expect(await database.query(beyond)).toEqual([]);
}

test(
  `killed with −9 ${KILLS} times, while it asks, while it writes and after, on a chain that goes on and parts, the indexer ends with the tables of a fresh index`,
  async () => {
    const requests = fc.sample(fc.integer({ min: 2, max: 300 }), { numRuns: KILLS, seed: 9 });
    let fork = await branches.fork();
    for (let kill = 0; kill < KILLS; kill++) {
      if (kill % 3 === 0) await inTransaction();
      else if (kill % 3 === 1) await atRequest(1 + ((requests[kill] ?? 0) % 40));
      else await afterCommit();
      await expectWholeBlocks();
      // There is always something left to write, now and then in place of what is written.
      if (kill % 7 === 6) await fork.again();
      else if (kill % 7 === 3) fork = await branches.fork();
      await branches.lively(7);
    }
    const head = await world.client.getBlock();
    const indexer = await start();
    await until(async () => (await reached()) === head.hash, "the head is indexed");
    await expectTruth(database, world);
    expect(await indexer.end("SIGTERM")).toEqual([0, null]);
    expect(indexer.said()).toContain("Stopping after the blocks under way.");
  },
  patience(KILLS),
);
