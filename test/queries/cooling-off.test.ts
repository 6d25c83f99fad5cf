import type { Address } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { BATCH_STATUSES } from "#domain/terms.ts";
import { findBatch } from "#queries/find-batch.ts";
import { findPortfolio } from "#queries/find-portfolio.ts";
import { findSlice } from "#queries/find-slice.ts";
import { listActivity } from "#queries/list-activity.ts";
import { listOwnerPayouts } from "#queries/list-owner-payouts.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";

const chainId = 31_337;
const HOUR = 3_600;
let world: World;
let database: TestDatabase;
let alice: Address;
let bob: Address;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  [alice, bob] = world.holders as [Address, Address];
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

/** A batch sold for a day, given back for another, whose term starts in three. */
async function openCautious(changes: { minUnits?: bigint; upfront?: bigint } = {}) {
  const now = await world.now();
  const times = { saleStart: now + HOUR, saleEnd: now + 24 * HOUR, refundDeadline: now + 48 * HOUR };
  return world.createBatch({ ...times, termStart: now + 72 * HOUR, ...changes });
}

async function shown(batchId: bigint) {
  await indexOnce(database, world);
  const now = new Date((await world.now()) * 1000);
  return { now, batch: (await findBatch(database.db, chainId, batchId, now))! };
}

async function statuses(batchId: bigint) {
  const { batch } = await shown(batchId);
  const status = await world.client.readContract({
    ...{ address: world.deployment.batchManager, abi: batchManagerAbi, functionName: "status", args: [batchId] },
  } as const);
  return [batch.status, BATCH_STATUSES[status]];
}

test("a batch stands where the contract says, hour by hour, with its minimum met or missed", async () => {
  const [met, missed] = [await openCautious({ minUnits: 10n }), await openCautious({ minUnits: 10n })];
  const seen = new Set<string>();
  for (let hours = 0; hours < 80; hours += 2) {
    for (const batch of [met, missed]) {
      const [found, truth] = await statuses(batch);
      expect(found, `batch ${batch} after ${hours} hours`).toBe(truth);
      seen.add(`${batch === met ? "met" : "missed"}: ${found}`);
    }
    await world.passDays(2 / 24);
    if (hours === 2) {
      await world.buy(alice, met, 10n);
      await world.buy(bob, missed, 9n);
    }
  }
  expect([...seen]).toEqual([
    ...["met: Scheduled", "missed: Scheduled", "met: Selling", "missed: Selling"],
    ...["met: CoolingOff", "missed: CoolingOff", "met: Active", "missed: Cancelled"],
  ]);
});

test("slices can be given back until the deadline, and say until when", async () => {
  const batch = await openCautious({ upfront: 1_000n });
  await world.passDays(0.1);
  const [kept, returned] = [await world.buy(alice, batch, 5n), await world.buy(alice, batch, 7n)];
  const before = await shown(batch);
  expect(before.batch.refundableUntil).toEqual(before.batch.refundDeadline);
  expect(before.batch).toMatchObject({
    firmAt: before.batch.refundDeadline,
    upfrontState: "held",
    unitPrice: 1_001_000n,
  });
  const { slices } = await findPortfolio(database.db, chainId, alice, before.now);
  expect(slices.find(({ sliceId }) => sliceId === kept)?.refundableUntil).toEqual(before.batch.refundDeadline);

  await world.giveBack(alice, [returned], bob);
  const { batch: after, now } = await shown(batch);
  expect(after).toMatchObject({ sold: 5n, escrow: 5n * 1_001_000n });
  expect(await findSlice(database.db, chainId, returned, now)).toMatchObject({
    ...{ claimable: 0n, refundable: 0n, earned: 0n, refundableUntil: null },
    ended: { how: "refunded", into: [], refund: { amount: 7n * 1_001_000n, recipient: bob } },
  });
  const [newest] = await listActivity(database.db, chainId, { batchId: batch, limit: 1 });
  expect(newest).toMatchObject({ kind: "given back", sliceId: returned, account: alice, amount: 7n * 1_001_000n });
  const [money] = await listOwnerPayouts(database.db, chainId, alice, { limit: 1 });
  expect(money).toMatchObject({ kind: "given back", amount: 7n * 1_001_000n, token: world.deployment.tokens.usdc });

  await world.passDays(2);
  expect((await shown(batch)).batch).toMatchObject({ refundableUntil: null, status: "Active" });
});

test("a batch that missed its minimum is cancelled before anybody settles it, and refundable after", async () => {
  const batch = await openCautious({ minUnits: 10n });
  await world.passDays(0.1);
  const slice = await world.buy(bob, batch, 9n);
  await world.passDays(2);
  expect((await shown(batch)).batch).toMatchObject({ status: "Cancelled", calledOffAt: null, escrow: 9_000_000n });

  await world.cancel(alice, batch);
  const { batch: settled, now } = await shown(batch);
  expect(settled).toMatchObject({
    status: "Cancelled",
    escrow: 0n,
    bond: 0n,
    refundReserve: 9_000_000n,
    defaultableAt: null,
  });
  expect(settled.calledOffAt).toEqual(now);
  expect(await findSlice(database.db, chainId, slice, now)).toMatchObject({ refundable: 9_000_000n });
  const kinds = (await listActivity(database.db, chainId, { batchId: batch, limit: 2 })).map(({ kind }) => kind);
  expect(kinds).toEqual(["bond released", "called off"]);
});

test("the rate is the one last set before the first sale", async () => {
  const batch = await openCautious();
  await world.setRate(batch, 50_000n);
  expect((await shown(batch)).batch).toMatchObject({ rate: 50_000n, unitPrice: 500_000n });
});
