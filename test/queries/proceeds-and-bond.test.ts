import type { Address } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { findBatch } from "#queries/find-batch.ts";
import { findSlice } from "#queries/find-slice.ts";
import { listActivity } from "#queries/list-activity.ts";
import { listOwnerPayouts } from "#queries/list-owner-payouts.ts";
import { listPayouts } from "#queries/list-payouts.ts";
import { listSlicePayouts } from "#queries/list-slice-payouts.ts";
import { listTopUps } from "#queries/list-top-ups.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";

const chainId = 31_337;
let world: World;
let database: TestDatabase;
let alice: Address;
let bob: Address;
let batch: bigint;
let slice: bigint;

// Capacity 1000, two periods, 100 of 1000 units sold for 2 · 100,000 + 50,000 each, an arbiter; the sale ends with the first period.
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  [alice, bob] = world.holders as [Address, Address];
  const termStart = (await world.now()) + 3_600;
  const terms = { periods: 2, upfront: 50_000n, arbiter: world.arbiter, termStart, saleEnd: termStart + 86_400 };
  batch = await world.createBatch(terms);
  slice = await world.buy(alice, batch, 100n);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

async function shown() {
  await indexOnce(database, world);
  const now = new Date((await world.now()) * 1000);
  return (await findBatch(database.db, chainId, batch, now))!;
}

test("the upfront part waits in escrow, then joins the proceeds, which the operator takes", async () => {
  expect(await shown()).toMatchObject({ upfrontState: "held", escrow: 25_000_000n, proceeds: 0n });
  await world.releaseUpfront(bob, batch);
  expect(await shown()).toMatchObject({ upfrontState: "released", escrow: 20_000_000n, proceeds: 5_000_000n });
  await world.passDays(1.1);
  await world.post(batch, 0, { gross: 10_000n, deliveredBps: 9_000 });
  expect(await shown()).toMatchObject({ escrow: 10_000_000n, proceeds: 14_000_000n, proceedsCollected: 0n });
  await world.collect(batch, bob);
  expect(await shown()).toMatchObject({ proceeds: 0n, proceedsCollected: 14_000_000n });
});

test("a top-up is a line of its own for its period, of whoever held the slice then", async () => {
  await world.transfer(alice, bob, slice);
  await world.topUp(alice, batch, 0, 700n);
  await shown();
  const lines = await listSlicePayouts(database.db, chainId, slice, { limit: 9 });
  expect(lines.map(({ kind, period, owner, amount, gross }) => [kind, period, owner, amount, gross])).toEqual([
    ["top-up", 0, bob, 700n, 700n],
    ["payout", 0, alice, 1_000n, 10_000n],
  ]);
  const older = await listSlicePayouts(database.db, chainId, slice, { limit: 9, before: lines[0]!.position });
  expect(older).toEqual(lines.slice(1));
  expect((await listPayouts(database.db, chainId, batch, { limit: 9 })).map(({ toppedUp }) => toppedUp)).toEqual([
    700n,
  ]);
  expect(await listTopUps(database.db, chainId, batch, { limit: 9 })).toMatchObject([
    { period: 0, payer: alice, amount: 700n },
  ]);
  const [money] = await listOwnerPayouts(database.db, chainId, bob, { limit: 1 });
  expect(money).toMatchObject({ kind: "top-up", period: 0, sliceId: slice, amount: 700n });
});

test("a dispute holds the bond, and costs the part that the arbiter says", async () => {
  const { bond } = await shown();
  expect(await shown()).toMatchObject({ disputable: true, dispute: null });
  await world.dispute(bob, batch, slice);
  expect(await shown()).toMatchObject({
    disputable: false,
    dispute: { state: "open", openedBy: bob, resolution: null },
  });
  await world.resolve(world.arbiter, batch, 2_500);
  const resolved = await shown();
  expect(resolved).toMatchObject({
    ...{ bond: bond - bond / 4n, disputable: false },
    dispute: { state: "resolved", resolution: { forfeitBps: 2_500, forfeited: bond / 4n } },
  });
  const found = await findSlice(database.db, chainId, slice, new Date((await world.now()) * 1000));
  expect(found?.refundable).toBe(bond / 4n);
});

test("the bond of a completed batch is free a week after its last payout, and later where it is disputed", async () => {
  const enforced = () =>
    world.client.readContract({
      ...{
        address: world.deployment.batchManager,
        abi: batchManagerAbi,
        functionName: "bondReleasableAt",
        args: [batch],
      },
    } as const);
  expect((await shown()).bondReleasableAt).toBeNull();
  await world.passDays(1);
  await world.post(batch, 1, { gross: 10_000n });
  const completed = await shown();
  expect(BigInt(completed.bondReleasableAt!.getTime() / 1000)).toBe(await enforced());
  await world.dispute(bob, batch, slice);
  const disputed = await shown();
  expect(disputed.dispute?.state).toBe("open");
  expect(BigInt(disputed.bondReleasableAt!.getTime() / 1000)).toBe(await enforced());
  await world.passDays(31);
  expect((await shown()).dispute?.state).toBe("expired");
  await world.releaseBond(bob, batch);
  expect(await shown()).toMatchObject({ bond: 0n, bondReleasableAt: null });
});

test("all of it is told, newest first", async () => {
  const kinds = (await listActivity(database.db, chainId, { batchId: batch, limit: 50 })).map(({ kind }) => kind);
  expect(kinds).toEqual([
    ...["bond released", "disputed", "payout", "dispute resolved", "disputed", "topped up", "transferred"],
    ...["proceeds collected", "payout", "upfront released", "bought", "created"],
  ]);
});
