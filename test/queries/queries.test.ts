import { afterAll, beforeAll, expect, test } from "vitest";
import { findBatch } from "#queries/find-batch.ts";
import { findBatches } from "#queries/find-batches.ts";
import { findIndexStatus } from "#queries/find-index-status.ts";
import { findPortfolio } from "#queries/find-portfolio.ts";
import { findSlice } from "#queries/find-slice.ts";
import { listActivity } from "#queries/list-activity.ts";
import { listBatches } from "#queries/list-batches.ts";
import { listMarket } from "#queries/list-market.ts";
import { listOperatorBatches } from "#queries/list-operator-batches.ts";
import { listOwnerPayouts } from "#queries/list-owner-payouts.ts";
import { listPayouts } from "#queries/list-payouts.ts";
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
let late: bigint;
let ended: bigint;
let slice: bigint;

// Capacity 1000. Alice buys 100 units; 3 periods are posted; she claims after the first and hands the slice to Bob after the
// second. Net of the periods: 10,000 (90 % delivered), 10,005, 20,000, so the slice earns 1000, 1000 (and a half), 2000.
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  [alice, bob] = world.holders as [`0x${string}`, `0x${string}`];
  batch = await world.createBatch({ periods: 5 }, { name: "First" });
  ended = await world.createBatch({ periods: 4 }, { name: "Ended" });
  slice = await world.buy(alice, batch, 100n);
  await world.buy(bob, ended, 250n);
  await world.passDays(1.1);
  await world.post(batch, 0, { gross: 13_000n, hosting: 3_000n, deliveredBps: 9_000 });
  await world.claim(alice, [slice]);
  await world.passDays(1);
  await world.post(batch, 1, { gross: 10_005n });
  await world.transfer(alice, bob, slice);
  await world.passDays(1);
  await world.post(batch, 2, { gross: 20_000n });
  await world.declareDefault(alice, ended);
  late = await world.createBatch({ saleStart: (await world.now()) + 600 }, { name: "Late" });
  await indexOnce(database, world);
  now = new Date((await world.now()) * 1000);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

test("the index says up to which block it is true", async () => {
  const head = await world.client.getBlock();
  expect(await findIndexStatus(database.db, chainId)).toEqual({
    ...{ chainId, blockNumber: head.number, headBlock: head.number, blockHash: head.hash, caughtUp: true },
    ...{ blockTime: now, startBlock: BigInt(world.deployment.startBlock) },
  });
  expect(await findIndexStatus(database.db, 5)).toBeUndefined();
});

test("batches come newest first, each with its status, its sums and its last payouts", async () => {
  const batches = await listBatches(database.db, chainId, now, { limit: 50 });
  expect(batches.map(({ name, status, onSale }) => [name, status, onSale])).toEqual([
    ["Late", "Scheduled", false],
    ["Ended", "Defaulted", false],
    ["First", "Active", true],
  ]);
  const first = batches[2]!;
  expect(first).toMatchObject({
    ...{ batchId: batch, operator: world.operator, sold: 100n, nextPeriod: 3, finishedPeriods: 3 },
    ...{ grossPosted: 43_005n, hostingPosted: 3_000n, feePosted: 0n, escrow: 100n * 100_000n * 2n, defaultedAt: null },
    ...{ proceeds: 29_000_000n, proceedsCollected: 0n, upfrontState: "none", unitPrice: 200_000n, toppedUp: 0n },
    ...{ refundDeadline: null, refundableUntil: null, firmAt: null, calledOffAt: null, arbiter: null, dispute: null },
    ...{ attesterSet: null, site: { number: world.site, name: "Odessa, Texas", country: "US", evidence: 0 } },
    meanDeliveredBps: 29_000 / 3,
    termEnd: new Date(first.termStart.getTime() + 5 * 86_400_000),
  });
  expect(first.lastPayouts.map(({ period, gross, deliveredBps }) => [period, gross, deliveredBps])).toEqual([
    [0, 13_000n, 9_000],
    [1, 10_005n, 10_000],
    [2, 20_000n, 10_000],
  ]);
  expect(batches[1]?.defaultedAt).toBeInstanceOf(Date);
  expect(batches[1]).toMatchObject({ escrow: 0n, bond: 0n });
});

test("the list of batches comes page by page, each after the one before", async () => {
  const page = async (before?: bigint) =>
    (await listBatches(database.db, chainId, now, { before, limit: 2 })).map(({ name }) => name);
  expect(await page()).toEqual(["Late", "Ended"]);
  expect(await page(ended)).toEqual(["First"]);
  expect(await page(batch)).toEqual([]);
  expect(await page(1n << 200n)).toEqual(["Late", "Ended"]);
});

test("the market says of every batch what lists and pages say of it", async () => {
  for (const at of [now, new Date(now.getTime() + 700_000), new Date(now.getTime() + 9e8)]) {
    const batches = await listBatches(database.db, chainId, at, { limit: 50 });
    const market = await listMarket(database.db, chainId, at);
    expect(market).toHaveLength(batches.length);
    for (const { recent, ...shown } of market) {
      const batch = batches.find(({ batchId }) => batchId === shown.batchId)!;
      expect(batch).toMatchObject(shown);
      const sum = (of: "gross" | "hosting" | "fee") =>
        batch.lastPayouts.reduce((total, payout) => total + payout[of], 0n);
      const delivered = batch.lastPayouts.reduce((total, { deliveredBps }) => total + deliveredBps, 0);
      const periods = batch.lastPayouts.length;
      expect(recent).toEqual(
        periods === 0
          ? null
          : { periods, gross: sum("gross"), hosting: sum("hosting"), fee: sum("fee"), deliveredBps: delivered },
      );
    }
  }
});

test("batches are found by their numbers, in the order asked for", async () => {
  const found = await findBatches(database.db, chainId, [batch, 99n, late], now);
  expect(found.map(({ batchId }) => batchId)).toEqual([batch, late]);
  expect(await findBatches(database.db, chainId, [], now)).toEqual([]);
});

test("a batch goes on sale by the clock it is asked with", async () => {
  const later = new Date(now.getTime() + 700_000);
  expect((await findBatch(database.db, chainId, late, later))?.onSale).toBe(true);
  expect((await findBatch(database.db, chainId, late, later))?.status).toBe("Selling");
  expect((await findBatch(database.db, chainId, batch, now))?.holders).toBe(1);
  expect(await findBatch(database.db, chainId, 99n, now)).toBeUndefined();
  expect(await findBatch(database.db, chainId, 1n << 200n, now)).toBeUndefined();
});

test("an operator's batches are found whatever the case of the address", async () => {
  const lower = world.operator.toLowerCase() as `0x${string}`;
  expect(await listOperatorBatches(database.db, chainId, lower, now)).toHaveLength(3);
  expect(await listOperatorBatches(database.db, chainId, alice, now)).toEqual([]);
});

test("payouts come newest first, page by page, with what each moved", async () => {
  const [third, second] = await listPayouts(database.db, chainId, batch, { limit: 2 });
  expect([third?.period, second?.period]).toEqual([2, 1]);
  const [first, ...none] = await listPayouts(database.db, chainId, batch, { limit: 2, beforePeriod: 1 });
  expect(none).toEqual([]);
  expect(first).toMatchObject({
    ...{ period: 0, gross: 13_000n, hosting: 3_000n, fee: 0n, holders: 1_000n, deliveredBps: 9_000 },
    ...{ released: 9_000_000n, refunded: 1_000_000n, perUnit: 10n << 64n, evidence: 0, toppedUp: 0n },
  });
  const { termStart } = (await findBatch(database.db, chainId, batch, now))!;
  expect(first?.periodStart).toEqual(termStart);
  expect(first?.periodEnd).toEqual(new Date(termStart.getTime() + 86_400_000));
});

test("a slice tells what it earned for whom, and what it would pay now", async () => {
  const found = (await findSlice(database.db, chainId, slice, now))!;
  expect(found).toMatchObject({
    ...{ sliceId: slice, batchId: batch, owner: bob, buyer: alice, units: 100n, cost: 50_000_000n },
    ...{ claimed: 2_000n, claimable: 2_000n, earned: 4_000n, refundable: 0n },
  });
  expect(found.owners.map(({ owner }) => owner)).toEqual([alice, bob]);
  expect(found.owners[0]?.to).toEqual(found.owners[1]?.from);
  expect(found.owners[1]?.to).toBeNull();
  expect(found.batch.name).toBe("First");
  expect(await findSlice(database.db, chainId, slice + 1n, now)).toBeUndefined();
});

test("a slice's ledger has one line a payout, and says what became of it", async () => {
  const lines = await listSlicePayouts(database.db, chainId, slice, { limit: 10 });
  expect(lines.map(({ period, owner, amount, state }) => [period, owner, amount, state])).toEqual([
    [2, bob, 2_000n, "claimable"],
    [1, alice, 1_000n, "credited"],
    [0, alice, 1_000n, "claimed"],
  ]);
  const before = lines[0]?.position ?? 0n;
  const older = await listSlicePayouts(database.db, chainId, slice, { limit: 1, before });
  expect(older.map(({ period }) => period)).toEqual([1]);
});

test("a batch's slices come by number, page by page", async () => {
  const [row, ...more] = await listSlices(database.db, chainId, batch, { limit: 10 });
  expect(row).toMatchObject({ sliceId: slice, owner: bob, units: 100n, cost: 50_000_000n });
  expect(more).toEqual([]);
  expect(await listSlices(database.db, chainId, batch, { limit: 10, after: slice })).toEqual([]);
});

test("a portfolio holds slices, credit and sums per token", async () => {
  const { usdc, wbtc } = world.deployment.tokens;
  const bobs = await findPortfolio(database.db, chainId, bob, now);
  expect(bobs.slices.map(({ batchName, units, claimable, earned }) => [batchName, units, claimable, earned])).toEqual([
    ["First", 100n, 2_000n, 2_000n],
    ["Ended", 250n, 0n, 0n],
  ]);
  expect(bobs.claimableByToken).toEqual([{ token: wbtc, amount: 2_000n }]);
  // The whole price of the defaulted batch comes back, and the whole bond, for Bob held every sold unit.
  const bond = (1_000n * 100_000n * 4n * 500n) / 10_000n;
  expect(bobs.refundableByToken).toEqual([{ token: usdc, amount: 250n * 100_000n * 4n + bond }]);
  const alices = await findPortfolio(database.db, chainId, alice, now);
  expect(alices.slices).toEqual([]);
  expect(alices.credits).toEqual(
    [
      { token: usdc, amount: 1_000_000n },
      { token: wbtc, amount: 1_000n },
    ].sort((a, b) => (a.token < b.token ? -1 : 1)),
  );
  expect(alices.earnedByToken).toEqual([{ token: wbtc, amount: 2_000n }]);
  const nobody = `0x${"99".repeat(20)}` as const;
  expect((await findPortfolio(database.db, chainId, nobody, now)).slices).toEqual([]);
});

test("an account's money is told newest first, and pages without a gap", async () => {
  const all = await listOwnerPayouts(database.db, chainId, alice, { limit: 50 });
  expect(all.map(({ kind, amount, period }) => [kind, amount, period])).toEqual([
    ["refund settled", 1_000_000n, null],
    ["settled", 1_000n, null],
    ["payout", 1_000n, 1],
    ["claimed", 1_000n, null],
    ["payout", 1_000n, 0],
  ]);
  const paged = [];
  for (let before: bigint | undefined; ; ) {
    const [next] = await listOwnerPayouts(database.db, chainId, alice, { limit: 1, ...(before && { before }) });
    if (!next) break;
    paged.push(next);
    before = next.position;
  }
  expect(paged).toEqual(all);
});

test("activity names everything that happened, newest first", async () => {
  const all = await listActivity(database.db, chainId, { limit: 50 });
  expect(all.map(({ kind }) => kind)).toEqual([
    ...[
      "created",
      "defaulted",
      "payout",
      "transferred",
      "payout",
      "claimed",
      "payout",
      "bought",
      "bought",
      "created",
      "created",
    ],
  ]);
  const ofEnded = await listActivity(database.db, chainId, { batchId: ended, limit: 2 });
  expect(ofEnded.map(({ kind, account }) => [kind, account])).toEqual([
    ["defaulted", alice],
    ["bought", bob],
  ]);
});

test("nothing may be bought while the protocol is paused", async () => {
  const [head] = await database.query<{ at: Date }>("SELECT block_time AS at FROM chain_cursor");
  const until = Math.floor(head!.at.getTime() / 1000) + 60;
  await database.query(
    `INSERT INTO setting_change (chain_id, position, setting, subject, value, tx_hash, at) VALUES ($1, 1, 'paused until', '', $2, '', now())`,
    [chainId, until],
  );
  expect((await findBatch(database.db, chainId, batch, now))?.onSale).toBe(false);
  await database.query("DELETE FROM setting_change WHERE position = 1");
  expect((await findBatch(database.db, chainId, batch, now))?.onSale).toBe(true);
});
