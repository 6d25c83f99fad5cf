import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce, snapshot, startIndexer, until } from "./index-chain.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;
let indexer: ReturnType<typeof startIndexer>;
let batch: bigint;
let alice: `0x${string}`;
let bob: `0x${string}`;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  [alice, bob] = world.holders as [`0x${string}`, `0x${string}`];
  batch = await world.createBatch({ periods: 100 });
  await world.passDays(1);
  indexer = startIndexer(database, world);
  await indexer.caughtUp;
});
afterAll(async () => {
  await indexer?.stop();
  await database?.drop();
  await world?.stop();
});

async function indexedHead() {
  const head = await world.client.getBlock();
  await until(async () => {
    const [row] = await database.query<{ block_hash: string }>("SELECT block_hash FROM chain_cursor");
    return row?.block_hash === head.hash;
  }, `block ${head.number} is indexed`);
  return head.number;
}

async function expectFresh() {
  const fresh = await createTestDatabase();
  await indexOnce(fresh, world);
  expect(await snapshot(database)).toEqual(await snapshot(fresh));
  await fresh.drop();
}

const counts = async () => {
  const [row] = await database.query(
    "SELECT (SELECT count(*) FROM slice)::int AS slices, (SELECT count(*) FROM payout)::int AS payouts",
  );
  return row;
};

describe("after a reorganisation the tables are those of a fresh index", () => {
  let period = 0;
  const cases = [
    { name: "of 1 block, same length", drop: 1, add: 1 },
    { name: "of 5 blocks, longer", drop: 5, add: 6 },
    { name: "of 5 blocks, same height", drop: 5, add: 5 },
    { name: "to a shorter chain", drop: 5, add: 3 },
    { name: "to a shorter chain without any new block", drop: 4, add: 0 },
    { name: "of 20 blocks", drop: 20, add: 21 },
    { name: "to a burst of 200 blocks", drop: 2, add: 200 },
  ];
  test.each(cases)("$name", async ({ drop, add }) => {
    const kept = await world.buy(alice, batch, 3n);
    await indexedHead();
    const before = await counts();
    const id = await world.client.snapshot();

    // The chain that is left: a purchase, a payout, a transfer and a claim on it.
    await world.buy(bob, batch, 5n);
    if (drop > 3) {
      await world.passDays(1);
      await world.post(batch, period, { gross: 5_000n });
      await world.claim(alice, [kept]);
    }
    const mined = drop > 3 ? 4 : 1;
    if (drop > mined) await world.client.mine({ blocks: drop - mined });
    await indexedHead();
    expect(await counts()).not.toEqual(before);

    await world.client.revert({ id });
    if (add > 0) await world.transfer(alice, bob, kept);
    if (add > 1) await world.client.mine({ blocks: add - 1 });
    await indexedHead();
    expect(await counts()).toEqual(before);
    await expectFresh();
    await world.passDays(1);
    await world.post(batch, period++, { gross: 777n });
    await indexedHead();
  });
});
