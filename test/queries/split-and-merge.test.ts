import { afterAll, beforeAll, expect, test } from "vitest";
import { allowsKeeperClaims } from "#queries/allows-keeper-claims.ts";
import { findPortfolio } from "#queries/find-portfolio.ts";
import { findSlice } from "#queries/find-slice.ts";
import { listActivity } from "#queries/list-activity.ts";
import { listSlicePayouts } from "#queries/list-slice-payouts.ts";
import { listSlices } from "#queries/list-slices.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";

const chainId = 31_337;
let world: World;
let database: TestDatabase;
let now: Date;
let alice: `0x${string}`;
let bob: `0x${string}`;
let batch: bigint;
let whole: bigint;
let parts: [bigint, bigint];
let merged: bigint;

// Capacity 1000. Alice buys 7 units for 3,500,000 and splits them 5 + 2 after a payout that earns them 70 base units; another
// payout earns the parts 50 and 20. Then she merges them, and a last one earns 70 more.
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  [alice, bob] = world.holders as [`0x${string}`, `0x${string}`];
  batch = await world.createBatch({ periods: 5 });
  whole = await world.buy(alice, batch, 7n);
  await world.passDays(1.1);
  await world.post(batch, 0, { gross: 10_000n });
  parts = (await world.split(alice, whole, [5n, 2n])) as [bigint, bigint];
  await world.passDays(1);
  await world.post(batch, 1, { gross: 10_000n });
  merged = await world.merge(alice, parts);
  await world.passDays(1);
  await world.post(batch, 2, { gross: 10_000n });
  await world.setPayoutAddress(alice, bob);
  await world.setKeeperClaims(alice, true);
  await world.setKeeperClaims(alice, false);
  await indexOnce(database, world);
  now = new Date((await world.now()) * 1000);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

test("a slice that was split says into what, and has nothing to claim", async () => {
  const found = (await findSlice(database.db, chainId, whole, now))!;
  expect(found).toMatchObject({
    ...{ owner: alice, claimable: 0n, claimed: 70n, earned: 70n, origin: { how: "bought", from: [] } },
    ended: { how: "split", into: parts },
  });
  expect(found.owners.at(-1)?.to).toEqual(found.ended?.at);
});

test("a part says what it was made of, with its share of the price", async () => {
  const [five, two] = await Promise.all(parts.map((id) => findSlice(database.db, chainId, id, now)));
  expect(five).toMatchObject({ units: 5n, cost: 2_500_000n, buyer: alice, origin: { how: "split", from: [whole] } });
  expect(two).toMatchObject({ units: 2n, cost: 1_000_000n, ended: { how: "merged", into: [merged] } });
});

test("a merged slice has the units and the cost of all, and lives", async () => {
  expect(await findSlice(database.db, chainId, merged, now)).toMatchObject({
    ...{ units: 7n, cost: 3_500_000n, claimable: 70n, ended: null, origin: { how: "merged", from: parts } },
  });
});

test("each payout has its line on the slice that lived when it was posted", async () => {
  const lines = async (id: bigint) =>
    (await listSlicePayouts(database.db, chainId, id, { limit: 9 })).map(({ period, amount, state }) => [
      period,
      amount,
      state,
    ]);
  expect(await lines(whole)).toEqual([[0, 70n, "credited"]]);
  expect(await lines(parts[0])).toEqual([[1, 50n, "credited"]]);
  expect(await lines(parts[1])).toEqual([[1, 20n, "credited"]]);
  expect(await lines(merged)).toEqual([[2, 70n, "claimable"]]);
});

test("lists name living slices alone, and a portfolio counts no cost twice", async () => {
  expect((await listSlices(database.db, chainId, batch, { limit: 9 })).map(({ sliceId }) => sliceId)).toEqual([merged]);
  const portfolio = await findPortfolio(database.db, chainId, alice, now);
  expect(portfolio.slices.map(({ sliceId }) => sliceId)).toEqual([merged]);
  expect(portfolio.costByToken).toEqual([{ token: world.deployment.tokens.usdc, amount: 3_500_000n }]);
  expect(portfolio.earnedByToken).toEqual([{ token: world.deployment.tokens.wbtc, amount: 210n }]);
  expect(portfolio).toMatchObject({ payoutAddress: bob, keeperClaims: false });
  expect(await allowsKeeperClaims(database.db, chainId, portfolio.owner)).toBe(false);
  expect(await findPortfolio(database.db, chainId, bob, now)).toMatchObject({
    payoutAddress: null,
    keeperClaims: true,
  });
});

test("what happened is told once each", async () => {
  const activity = await listActivity(database.db, chainId, { batchId: batch, limit: 20 });
  const kinds = activity.filter(({ kind }) => kind !== "payout").map(({ kind, sliceId }) => [kind, sliceId]);
  expect(kinds).toEqual([
    ["merged", merged],
    ["split", whole],
    ["bought", whole],
    ["created", null],
  ]);
});
