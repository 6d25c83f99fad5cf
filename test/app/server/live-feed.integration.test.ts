import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";

vi.mock("server-only", () => ({})); // a marker for the bundler, which node does not know

let database: TestDatabase;
let liveFeed: typeof import("#app/_server/live-feed.ts").liveFeed;

beforeAll(async () => {
  database = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("CHAIN_ID", "31337");
  ({ liveFeed } = await import("#app/_server/live-feed.ts"));
});
afterAll(async () => {
  const { database: pool } = await import("#app/_server/database.ts");
  await pool.$disconnect();
  await database.drop();
  vi.unstubAllEnvs();
});

const heardOf = (messages: (string | undefined)[]) =>
  messages.map((message) =>
    message === undefined ? "away" : (JSON.parse(message) as { blockNumber: string }).blockNumber,
  );

const listeningConnections = async () => {
  const [row] = await database.query<{ count: string }>(
    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'lode web live' AND datname = current_database()",
  );
  return Number(row?.count);
};

const hash = `0x${"ab".repeat(32)}`;
const address = "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0";
const cursor = {
  chainId: 31337,
  genesisHash: hash,
  batchManager: address,
  attesterRegistry: address,
  fleetRegistry: address,
  bitcoinRelay: address,
  payoutProofs: address,
  heldEscrow: address,
  capacitySlices: address,
  startBlock: 1n,
  blockHash: hash,
  blockTime: new Date("2024-04-17T00:00:00Z"),
  headBlock: 100n,
};

async function reach(block: number) {
  await database.db.chainCursor.upsert({
    where: { chainId: 31337 },
    create: { ...cursor, blockNumber: BigInt(block) },
    update: { blockNumber: BigInt(block) },
  });
  await database.query("SELECT pg_notify('lode_block', $1)", [
    JSON.stringify({ chainId: 31337, blockNumber: `${block}` }),
  ]);
}

test("many listeners share one connection, hear the current block at once and each new one, and leave nothing behind", async () => {
  await reach(7);
  const [first, second]: [(string | undefined)[], (string | undefined)[]] = [[], []];
  const stopFirst = liveFeed.subscribe((message) => first.push(message));
  await vi.waitFor(() => expect(heardOf(first)).toEqual(["7"]));
  const stopSecond = liveFeed.subscribe((message) => second.push(message));
  await vi.waitFor(() => expect(heardOf(second)).toContain("7"));
  await reach(8);
  await vi.waitFor(() => {
    expect(heardOf(first).at(-1)).toBe("8");
    expect(heardOf(second).at(-1)).toBe("8");
  });
  expect(await listeningConnections()).toBe(1);
  stopFirst();
  const heardBefore = first.length;
  await reach(9);
  await vi.waitFor(() => expect(heardOf(second).at(-1)).toBe("9"));
  expect(first.length).toBe(heardBefore);
  stopSecond();
  await vi.waitFor(async () => expect(await listeningConnections()).toBe(0));
});

test("a connection that breaks is told as away and comes back by itself", async () => {
  const messages: (string | undefined)[] = [];
  const stop = liveFeed.subscribe((message) => messages.push(message));
  await vi.waitFor(() => expect(heardOf(messages)).toContain("9"));
  await database.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lode web live' AND datname = current_database()",
  );
  await vi.waitFor(() => expect(heardOf(messages)).toContain("away"));
  await vi.waitFor(() => expect(heardOf(messages).at(-1)).toBe("9"), { timeout: 10_000 });
  stop();
  await vi.waitFor(async () => expect(await listeningConnections()).toBe(0));
});
