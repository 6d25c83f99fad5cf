import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { findIndexStatus } from "#queries/find-index-status.ts";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { createBranches } from "../branch.ts";
import { until } from "../index-chain.ts";
import { expectTruth } from "../truth.ts";
import { createWorld, type World } from "../world.ts";
import { indexerProcesses } from "./indexer-process.ts";

const HOUR_MS = 3_600_000;
const CLOCK = "./test/indexer/chaos/shifted-clock.mjs";
let world: World;
let branches: Awaited<ReturnType<typeof createBranches>>;
let processes: ReturnType<typeof indexerProcesses>;
let database: TestDatabase;

beforeAll(async () => {
  world = await createWorld();
  branches = await createBranches(world);
  await branches.lively(140);
  processes = indexerProcesses(world.deployment);
});
afterAll(async () => {
  processes?.remove();
  await world?.stop();
});
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** Times of the log lines, as hours from now: the clock the process believed in. */
function believed(said: string): number[] {
  const lines = said.trim().split("\n");
  const times = lines.map((line) => Date.parse((JSON.parse(line) as { time: string }).time));
  return times.map((time) => Math.round((time - Date.now()) / HOUR_MS));
}

test.each([
  { clock: "an hour ahead", shift: String(HOUR_MS), hours: [1] },
  { clock: "an hour behind", shift: String(-HOUR_MS), hours: [-1] },
  { clock: "that jumps an hour to and fro", shift: "jumps", hours: [-1, 1] },
])("with a clock $clock, and in another time zone, the indexer writes the same", async ({ shift, hours }) => {
  await database.query(
    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Asia/Kathmandu''', current_database()); END $$",
  );
  const settings = {
    DATABASE_URL: database.url,
    RPC_URL: world.rpcUrl,
    CLOCK_SHIFT_MS: shift,
    TZ: "Pacific/Kiritimati",
  };
  const indexer = await processes.start(settings, CLOCK);
  const isIndexed = async () => {
    const head = await world.client.getBlock();
    return (await database.query("SELECT 1 FROM chain_cursor WHERE block_hash = $1", [head.hash])).length === 1;
  };
  await until(isIndexed, "the head is indexed");
  const fork = await branches.fork();
  await branches.lively(6);
  await until(isIndexed, "new blocks are indexed");
  await fork.again();
  await branches.lively(7);
  await until(isIndexed, "the blocks that took their place are indexed");
  expect(await indexer.end("SIGTERM")).toEqual([0, null]);
  expect([...new Set(believed(indexer.said()))].sort((a, b) => a - b)).toEqual(hours);
  await expectTruth(database, world);
  // What was written is read as it was, too.
  const status = await findIndexStatus(database.db, world.deployment.chainId);
  expect(status?.blockTime.getTime()).toBe(Number((await world.client.getBlock()).timestamp) * 1_000);
});
