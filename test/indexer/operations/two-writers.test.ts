import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { indexOnce, listen, snapshot, startIndexer, until } from "../index-chain.ts";
import { createWorld, type World } from "../world.ts";
import { holdCursor } from "./held-cursor.ts";

let world: World;
let database: TestDatabase;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const locks = "locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

async function cutWriter() {
  const [row] = await database.query<{ pid: number }>(`SELECT pid FROM pg_locks WHERE ${locks} AND granted`);
  await database.query("SELECT pg_terminate_backend($1)", [row?.pid]);
  await until(async () => (await holder()) !== row?.pid, "the session is gone");
}

async function holder(): Promise<number | undefined> {
  const rows = await database.query<{ pid: number }>(`SELECT pid FROM pg_locks WHERE ${locks} AND granted`);
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0]?.pid;
}

async function expectTruth() {
  const fresh = await createTestDatabase();
  await indexOnce(fresh, world);
  expect(await snapshot(database)).toEqual(await snapshot(fresh));
  await fresh.drop();
}

/** A writer, and another one that waits for its turn. */
async function startTwo() {
  const [first, second] = [listen(), listen()];
  const writer = startIndexer(database, world, { log: first.log });
  await writer.caughtUp;
  const standby = startIndexer(database, world, { log: second.log });
  standby.caughtUp.catch(() => {}); // its turn may never come
  await until(() => second.said.some((line) => line.includes("standing by")), "the second stands by");
  return { writer, standby, said: { writer: first.said, standby: second.said } };
}

const indexed = async () =>
  until(async () => {
    const [row] = await database.query<{ block_hash: string }>("SELECT block_hash FROM chain_cursor");
    return row?.block_hash === (await world.client.getBlock()).hash;
  }, "the head is indexed");

test("a writer whose lock is cut in the middle of a transaction, and the one that takes over, write each row once", async () => {
  const { writer, standby } = await startTwo();
  const cursor = await holdCursor(database);
  const batch = await world.createBatch();
  await world.buy(world.holders[0] as `0x${string}`, batch, 5n);
  await cursor.waitedFor(1);
  await cutWriter();
  await cursor.waitedFor(2); // both are in the middle of writing the same blocks
  await cursor.release();
  await indexed();
  await world.client.mine({ blocks: 2 });
  await indexed();
  expect(await holder()).toBeDefined();
  await Promise.all([writer.stop(), standby.stop()]);
  await expectTruth();
});

test("a writer that wakes up with blocks the chain has left does not stay: its successor sets it right", async () => {
  const { writer, standby, said } = await startTwo();
  const id = await world.client.snapshot();
  const cursor = await holdCursor(database);
  await world.createBatch();
  await cursor.waitedFor(1); // with the block that is about to go
  await cutWriter();
  await until(() => said.standby.some((line) => line.startsWith("Indexing chain")), "the second writes");
  await world.client.revert({ id });
  await world.client.increaseTime({ seconds: 77 });
  await world.client.mine({ blocks: 3 });
  await cursor.release();
  await indexed();
  await Promise.all([writer.stop(), standby.stop()]);
  await expectTruth();
});

test("there is one holder at most while sessions are cut again and again", async () => {
  const { writer, standby } = await startTwo();
  for (let round = 0; round < 6; round++) {
    await world.client.mine({ blocks: 2 });
    await cutWriter();
    await until(async () => (await holder()) !== undefined, "somebody writes again");
  }
  await indexed();
  await Promise.all([writer.stop(), standby.stop()]);
  await expectTruth();
});
