import { afterAll, beforeAll, expect, test } from "vitest";
import { apply } from "#indexer/apply.ts";
import { createChainClient } from "#indexer/chain/chain-client.ts";
import { fetchBlocks } from "#indexer/chain/fetch-blocks.ts";
import { ReorganisedError } from "#indexer/errors.ts";
import { rollBackTo } from "#indexer/roll-back.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce, snapshot } from "./index-chain.ts";
import { live } from "./live.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;
let middle: bigint;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  await live(world);
  middle = (await world.client.getBlockNumber()) - 20n;
  await indexOnce(database, world);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

const chainId = 31_337;
async function stretchFrom(from: bigint) {
  const chain = createChainClient(world.rpcUrl);
  const before = await chain.headers([from - 1n]);
  const head = await chain.head();
  return { head, stretch: await fetchBlocks(chain, world.deployment, from, head.number, before[0]!.hash) };
}

test("applying what is already applied changes nothing", async () => {
  const before = await snapshot(database);
  const { stretch, head } = await stretchFrom(middle + 1n);
  await apply(database.db, chainId, stretch, head.number);
  expect(await snapshot(database)).toEqual(before);
});

test("rolling back and applying again gives the same tables, whatever the block that is kept", async () => {
  const before = await snapshot(database);
  const head = await world.client.getBlockNumber();
  const kept = await database.query<{ number: string }>(
    `SELECT "number" FROM "block" WHERE "number" < ${head} ORDER BY "number" DESC`,
  );
  expect(kept.length).toBeGreaterThan(128);
  for (const { number } of kept) {
    const block = BigInt(number);
    await rollBackTo(database.db, chainId, block);
    const once = await snapshot(database);
    await rollBackTo(database.db, chainId, block);
    expect(await snapshot(database)).toEqual(once);
    if (block % 7n !== 0n) continue;
    const { stretch } = await stretchFrom(block + 1n);
    await apply(database.db, chainId, stretch, head);
    expect(await snapshot(database)).toEqual(before);
  }
});

test("blocks that do not continue the stored ones are refused, and nothing is written", async () => {
  await rollBackTo(database.db, chainId, middle);
  const before = await snapshot(database);
  const { stretch, head } = await stretchFrom(middle + 2n);
  await expect(apply(database.db, chainId, stretch, head.number)).rejects.toThrow(ReorganisedError);
  const next = await stretchFrom(middle + 1n);
  const orphan = { ...next.stretch, parentHash: `0x${"11".repeat(32)}` };
  await expect(apply(database.db, chainId, orphan, head.number)).rejects.toThrow(ReorganisedError);
  expect(await snapshot(database)).toEqual(before);
});
