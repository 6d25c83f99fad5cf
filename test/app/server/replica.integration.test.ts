import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { findIndexStatus } from "#queries/find-index-status.ts";
import { listSlices } from "#queries/list-slices.ts";
import { indexOnce, listen, startIndexer, until } from "../../indexer/index-chain.ts";
import { createWorld, type World } from "../../indexer/world.ts";
import { startReplicatedPostgres } from "../../replica.ts";

vi.mock("server-only", () => ({})); // a marker for the bundler, which node does not know

let world: World;
let servers: Awaited<ReturnType<typeof startReplicatedPostgres>>;
let batch: bigint;
let liveFeed: typeof import("#app/_server/live-feed.ts").liveFeed;
let database: typeof import("#app/_server/database.ts").database;

const buyer = () => world.holders[0] as `0x${string}`;

beforeAll(async () => {
  [world, servers] = await Promise.all([createWorld(), startReplicatedPostgres()]);
  batch = await world.createBatch();
  await world.buy(buyer(), batch, 10n);
  await indexOnce(servers.primary.database, world);
  vi.stubEnv("DATABASE_URL", servers.primary.database.url);
  vi.stubEnv("DATABASE_READ_URL", servers.replica.url);
  vi.stubEnv("CHAIN_ID", "31337");
  ({ liveFeed } = await import("#app/_server/live-feed.ts"));
  ({ database } = await import("#app/_server/database.ts"));
});
afterAll(async () => {
  await database?.$disconnect();
  await servers?.remove();
  await world?.stop();
  vi.unstubAllEnvs();
});

/** What a page would say, and show, now. */
async function page() {
  const status = await findIndexStatus(database, 31_337);
  const slices = await listSlices(database, 31_337, batch, { limit: 50 });
  return { block: status?.blockNumber, slices: slices.length };
}
const primaryBlock = async () => (await findIndexStatus(servers.primary.database.db, 31_337))?.blockNumber;
const blockOf = (message: string | undefined) =>
  message === undefined ? "away" : (JSON.parse(message) as { blockNumber: string }).blockNumber;

test("pages say the block of the replica whose rows they show, however far the primary is", async () => {
  const before = await primaryBlock();
  await until(async () => (await page()).block === before, "the replica has it");
  await servers.pause();
  await world.buy(buyer(), batch, 11n);
  await indexOnce(servers.primary.database, world);
  expect(await primaryBlock()).toBeGreaterThan(before ?? 0n);
  expect(await page()).toEqual({ block: before, slices: 1 });
  await servers.resume();
  await until(async () => (await page()).block !== before, "the replica goes on");
  expect(await page()).toEqual({ block: await primaryBlock(), slices: 2 });
});

test("a block the primary tells of is told to browsers once the replica has it", async () => {
  const heard: string[] = [];
  const stop = liveFeed.subscribe((message) => heard.push(blockOf(message)));
  const before = String(await primaryBlock());
  await until(() => heard.includes(before), "the present block is told");
  await until(async () => (await listening()) === 1, "the primary is listened to");
  await servers.pause();
  await world.buy(buyer(), batch, 12n);
  await indexOnce(servers.primary.database, world);
  const after = String(await primaryBlock());
  expect(heard).not.toContain(after);
  await servers.resume();
  await until(() => heard.includes(after), "the new block is told");
  expect((await page()).slices).toBe(3);
  stop();
});

test("while the primary is away pages live on from the replica, and say so of nobody", async () => {
  const heard: string[] = [];
  const stop = liveFeed.subscribe((message) => heard.push(blockOf(message)));
  await until(async () => (await listening()) === 1, "the primary is listened to");
  const told = heard.length;
  await servers.primary.stop();
  await until(() => heard.length > told + 1, "the replica is asked instead");
  expect(heard).not.toContain("away");
  expect((await page()).slices).toBe(3);
  await servers.primary.start();
  await until(async () => (await listening()) === 1, "the primary is listened to again");
  stop();
});

test("an indexer that is given the replica waits, and says which address it wants", async () => {
  const { log, said } = listen();
  const indexer = startIndexer(servers.replica, world, { log });
  indexer.caughtUp.catch(() => {});
  await world.client.mine({ blocks: 1 });
  await until(() => said.some((line) => line.includes("takes no writes: it is a replica")), "it says so");
  await indexer.stop();
});

async function listening(): Promise<number> {
  const [row] = await servers.primary.database
    .query<{ count: number }>("SELECT count(*)::int AS count FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
    .catch(() => []);
  return row?.count ?? 0;
}
