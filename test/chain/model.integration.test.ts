import fc from "fast-check";
import type { Address } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { claim } from "#chain/calls/claim.ts";
import { claimRefund } from "#chain/calls/claim-refund.ts";
import { declareDefault } from "#chain/calls/declare-default.ts";
import { mergeSlices } from "#chain/calls/merge-slices.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { retireSlices } from "#chain/calls/retire-slices.ts";
import { settle as settleSlices } from "#chain/calls/settle.ts";
import { splitSlice } from "#chain/calls/split-slice.ts";
import { transferSlice } from "#chain/calls/transfer-slice.ts";
import { accrue, type BatchAccount, forfeit, open, retire, sell } from "#domain/batch-account.ts";
import { feesOf, releaseOf } from "#domain/escrow.ts";
import {
  claimableOf,
  mergePositions,
  openPosition,
  refundableOf,
  type SlicePosition,
  settle,
  settleRefund,
  splitPosition,
} from "#domain/slice-position.ts";
import { costOf } from "#domain/terms.ts";
import { DAY, payoutOf, startJourney } from "./journey.ts";

let world: Awaited<ReturnType<typeof startJourney>>;
beforeAll(async () => {
  world = await startJourney({ feeBps: Number(FEE_BPS) });
});
afterAll(() => world.stop());

const PERIODS = 6n;
const RATE = 19_997n; // a prime, so that shares of it leave a remainder
const FEE_BPS = 249n;
const pick = fc.nat({ max: 99 });
const step = fc.oneof(
  fc.record({ kind: fc.constant("buy" as const), units: fc.bigInt({ min: 1n, max: 400n }) }),
  fc.record({
    kind: fc.constant("post" as const),
    gross: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    deliveredBps: fc.integer({ min: 0, max: 10_000 }),
  }),
  fc.record({ kind: fc.constant("claim" as const), pick }),
  fc.record({ kind: fc.constant("claimRefund" as const), pick }),
  fc.record({ kind: fc.constant("transfer" as const), pick }),
  fc.record({ kind: fc.constant("settle" as const), pick }),
  fc.record({ kind: fc.constant("split" as const), pick, cut: pick }),
  fc.record({ kind: fc.constant("merge" as const), pick }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The same batch twice: on the chain, and in the domain's words. */
async function startTwin(batchId: bigint) {
  const { send, holder, investor, operator, deployment, client } = world;
  const { terms } = await world.openBatch(
    { rate: RATE, periods: Number(PERIODS), bond: 6_000_001n, saleEnd: Number((await world.readNow()) + 6n * DAY) },
    batchId,
  );
  let account: BatchAccount = open(1_000n, 6_000_001n);
  let nextPeriod = 0n;
  const positions = new Map<bigint, SlicePosition>();
  const owners = new Map<bigint, Address>();
  let serial = 0;
  const nextId = () => batchId * 1_000_000_000n + BigInt(++serial);
  const chosen = (index: number) => [...positions.keys()][index % Math.max(1, positions.size)];

  function take(id: bigint, settling: typeof settle) {
    const settlement = settling(account, positions.get(id)!);
    account = settlement.account;
    positions.set(id, settlement.position);
  }

  function takeAll(id: bigint) {
    take(id, settle);
    take(id, settleRefund);
  }

  function born(position: SlicePosition, owner: Address) {
    const id = nextId();
    positions.set(id, position);
    owners.set(id, owner);
  }

  /** Settles and forgets a slice, and says where it stood. */
  function end(id: bigint): SlicePosition {
    takeAll(id);
    const position = positions.get(id)!;
    positions.delete(id);
    return position;
  }

  async function run(step: Step) {
    if (step.kind === "buy") {
      if (step.units > account.capacity - account.sold || nextPeriod >= PERIODS - 1n) return;
      await world.buyFor(investor, batchId, step.units);
      account = sell(account, step.units, costOf({ rate: RATE, periods: PERIODS }, nextPeriod, step.units));
      born(openPosition(account, step.units), investor);
    } else if (step.kind === "post") {
      if (nextPeriod === PERIODS) return;
      await world.goTo(BigInt(terms.termStart) + (nextPeriod + 1n) * DAY);
      const payout = payoutOf(Number(nextPeriod), step.gross, step.deliveredBps);
      await send(operator, postPayout(deployment, { batchId, payout }));
      const { fee } = feesOf(payout.gross, payout.hosting, 7_000n, FEE_BPS);
      const { release, refund } = releaseOf(RATE, BigInt(step.deliveredBps));
      account = accrue(account, payout.gross - payout.hosting - fee, release, refund).account;
      nextPeriod += 1n;
    } else {
      const id = chosen(step.pick);
      const owner = id === undefined ? undefined : owners.get(id);
      if (id === undefined || owner === undefined) return;
      if (step.kind === "claim") {
        await send(owner, claim(deployment, { ids: [id], to: owner }));
        take(id, settle);
      } else if (step.kind === "claimRefund") {
        await send(owner, claimRefund(deployment, { ids: [id], to: owner }));
        take(id, settleRefund);
      } else if (step.kind === "settle") {
        await send(operator, settleSlices(deployment, { ids: [id] }));
        takeAll(id);
      } else if (step.kind === "split") {
        const { units } = positions.get(id)!;
        if (units < 2n) return;
        const cut = 1n + (BigInt(step.cut) % (units - 1n));
        await send(owner, splitSlice(deployment, { id, units: [cut, units - cut] }));
        for (const part of splitPosition(end(id), [cut, units - cut])) born(part, owner);
      } else if (step.kind === "merge") {
        const ids = [...positions.keys()].filter((other) => owners.get(other) === owner);
        if (ids.length < 2) return;
        await send(owner, mergeSlices(deployment, { ids }));
        const ended = ids.map(end);
        born(mergePositions(account, ended), owner);
      } else {
        const to = owner === investor ? holder : investor;
        await send(owner, transferSlice(deployment, { id, from: owner, to }));
        owners.set(id, to);
        takeAll(id);
      }
    }
  }

  async function retireOne() {
    const [id] = positions.keys();
    if (id === undefined) return;
    await send(owners.get(id)!, retireSlices(deployment, { ids: [id] }));
    const { units } = end(id);
    account = retire(account, units);
  }

  async function fail() {
    if (nextPeriod === PERIODS) return;
    await world.goTo(BigInt(terms.termStart) + (nextPeriod + 1n) * DAY + 7_200n);
    await send(investor, declareDefault(deployment, { batchId }));
    account = forfeit(account, RATE * (PERIODS - nextPeriod)).account;
  }

  async function compare() {
    const slices = { address: deployment.capacitySlices, abi: capacitySlicesAbi } as const;
    expect(await client.readContract({ ...slices, functionName: "batchAccount", args: [batchId] })).toMatchObject(
      account,
    );
    for (const [id, position] of positions) {
      const held = [
        await client.readContract({ ...slices, functionName: "slice", args: [id] }),
        await client.readContract({ ...slices, functionName: "claimable", args: [id] }),
        await client.readContract({ ...slices, functionName: "refundable", args: [id] }),
      ];
      expect(held).toEqual([position, claimableOf(account, position), refundableOf(account, position)]);
    }
  }
  return { run, fail, retireOne, compare };
}

describe("the domain's model of a batch", () => {
  test("agrees with the contracts after every step of random lives, to the base unit", async () => {
    let batchId = 0n;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
        batchId += 1n;
        const twin = await startTwin(batchId);
        for (const step of steps) {
          await twin.run(step);
          await twin.compare();
        }
        await twin.fail();
        await twin.compare();
        await twin.retireOne();
        await twin.compare();
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
