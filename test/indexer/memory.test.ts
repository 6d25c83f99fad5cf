import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { apply } from "#indexer/apply.ts";
import { createChainClient } from "#indexer/chain/chain-client.ts";
import { fetchBlocks, type Stretch } from "#indexer/chain/fetch-blocks.ts";
import { RetryableError } from "#indexer/errors.ts";
import { rollBackTo } from "#indexer/roll-back.ts";
import { createTestDatabase, openDatabase, type TestDatabase } from "../database.ts";
import { indexOnce, snapshot } from "./index-chain.ts";
import { live } from "./live.ts";
import { createWorld, type World } from "./world.ts";

// What the writer remembers of the tables spares it reading them. Were it ever older or newer than they are, rows would come out wrong.

let world: World;
let database: TestDatabase;
let other: ReturnType<typeof openDatabase>;
let whole: Record<string, string[]>;
let head: bigint;
let begun: [table: string, rows: string][];

beforeAll(async () => {
  world = await createWorld();
  begun = await beginning();
  await live(world);
  head = await world.client.getBlockNumber();
  await open(await createTestDatabase());
  await indexOnce(database, world);
  whole = await snapshot(database);
  await close();
});
afterAll(() => world?.stop());
// The life is longer than the blocks that can be gone back: each test begins in a database of its own.
beforeEach(async () => {
  await open(await createTestDatabase());
  for (const [table, rows] of begun) {
    await database.query(`INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1)`, [rows]);
  }
});
afterEach(() => close());

async function open(opened: TestDatabase) {
  database = opened;
  other = openDatabase(database.url);
}

async function close() {
  await other.close();
  await database.drop();
}

/** What the tables hold before the first block with a log. */
async function beginning(): Promise<[table: string, rows: string][]> {
  await open(await createTestDatabase());
  await indexOnce(database, world);
  await rollBackTo(database.db, chainId, 0n);
  const tables = ["block", "chain_cursor"].map(async (table): Promise<[string, string]> => {
    const sql = `SELECT jsonb_agg(to_jsonb(t))::text AS rows FROM "${table}" t`;
    const [found] = await database.query<{ rows: string }>(sql);
    return [table, found?.rows ?? "[]"];
  });
  const rows = await Promise.all(tables);
  await close();
  return rows;
}

const chainId = 31_337;
async function stretch(from: bigint, to: bigint): Promise<Stretch> {
  const chain = createChainClient(world.rpcUrl);
  const [before] = await chain.headers([from - 1n]);
  return fetchBlocks(chain, world.deployment, from, to, before!.hash);
}

test("block by block the tables become what they are when all blocks come at once", async () => {
  for (let block = 1n; block <= head; block++) {
    await apply(database.db, chainId, await stretch(block, block), head, { durable: block % 2n === 0n });
  }
  expect(await snapshot(database)).toEqual(whole);
});

test("another writer that went back and forth in between is noticed", async () => {
  const [early, late] = [head / 3n, (head * 2n) / 3n];
  await apply(database.db, chainId, await stretch(1n, late), head);
  await rollBackTo(other.db, chainId, early);
  await apply(other.db, chainId, await stretch(early + 1n, late + 5n), head);
  await apply(database.db, chainId, await stretch(late + 6n, head), head);
  expect(await snapshot(database)).toEqual(whole);
});

test("going back and forth in this process is noticed", async () => {
  for (let block = 10n; block <= head; block += 10n) {
    const { blockNumber } = (await database.db.chainCursor.findUniqueOrThrow({ where: { chainId } })) ?? {};
    await apply(database.db, chainId, await stretch(blockNumber + 1n, block), head);
    await rollBackTo(database.db, chainId, block - 4n);
  }
  const { blockNumber } = await database.db.chainCursor.findUniqueOrThrow({ where: { chainId } });
  await apply(database.db, chainId, await stretch(blockNumber + 1n, head), head);
  expect(await snapshot(database)).toEqual(whole);
});

test("a stretch that is refused half-way leaves nothing in memory", async () => {
  const halves = ["SliceMinted", "PayoutAccrued", "ToppedUp", "UpfrontMoved", "BatchDefaulted", "BatchCancelled"];
  let refused = 0;
  for (let block = 1n; block <= head; block++) {
    const right = await stretch(block, block);
    const missing = right.events.findIndex(({ event }) => halves.includes(event.eventName));
    if (missing >= 0) {
      const events = right.events.toSpliced(missing, 1);
      await expect(apply(database.db, chainId, { ...right, events }, head)).rejects.toThrow(RetryableError);
      refused++;
    }
    await apply(database.db, chainId, right, head);
  }
  expect(refused).toBeGreaterThan(5);
  expect(await snapshot(database)).toEqual(whole);
});

test("a whole chain in one transaction gives the same as ranges and single blocks", async () => {
  const holder = world.holders[3]!;
  const batch = await world.createBatch();
  const ids: bigint[] = [];
  for (let i = 0; i < 40; i++) ids.push(await world.buy(holder, batch, 5n));
  const parts = await world.split(holder, ids[0]!, [1n, 1n, 1n, 1n, 1n]);
  await world.passDays(2);
  await world.post(batch, 0, { gross: 999_999n });
  await world.claim(holder, [...ids.slice(1), ...parts]);
  const now = await world.client.getBlockNumber();
  await apply(database.db, chainId, await stretch(1n, now), now);
  const fresh = await createTestDatabase();
  await indexOnce(fresh, world);
  expect(await snapshot(database)).toEqual(await snapshot(fresh));
  await fresh.drop();
});
