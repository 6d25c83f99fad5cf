import fc from "fast-check";
import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { maxUpfront } from "#domain/terms.ts";
import type { World } from "./world.ts";

const DAY = 86_400;
// Few enough that slices of one owner meet and can be merged.
const who = fc.nat(2);
const pick = fc.nat(1_000);
// From less than one base unit a unit to a great deal: where rounding loses most, and where numbers are longest.
const amount = fc.oneof(fc.bigInt(0n, 2_000n), fc.bigInt(0n, 1n << 90n));
const hostingBps = fc.bigInt(0n, 9_000n);
const named = <const Name extends string>(name: Name) => fc.constant(name);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: named("buy"), who, units: fc.bigInt(1n, 120n) }) },
  { weight: 5, arbitrary: fc.record({ do: named("post"), gross: amount, hostingBps, deliveredBps: fc.nat(10_000) }) },
  { weight: 4, arbitrary: fc.record({ do: named("transfer"), pick, who }) },
  { weight: 3, arbitrary: fc.record({ do: named("claim"), pick, who }) },
  { weight: 2, arbitrary: fc.record({ do: named("claimRefund"), pick }) },
  { weight: 1, arbitrary: fc.record({ do: named("withdraw"), who }) },
  { weight: 2, arbitrary: fc.record({ do: named("split"), pick, cut: fc.bigInt(0n, 100n) }) },
  { weight: 2, arbitrary: fc.record({ do: named("merge"), pick }) },
  { weight: 1, arbitrary: fc.record({ do: named("settle"), pick, who }) },
  { weight: 2, arbitrary: fc.record({ do: named("topUp"), pick, who, amount }) },
  { weight: 1, arbitrary: fc.record({ do: named("collect"), who }) },
  { weight: 1, arbitrary: fc.record({ do: named("dispute"), pick, forfeitBps: fc.nat(10_000) }) },
);

export const life = fc.record({
  steps: fc.array(step, { minLength: 10, maxLength: 40 }),
  capacity: fc.bigInt(130n, 1_009n),
  upfront: fc.bigInt(0n, 2n),
  /** Days after the first period until which slices are sold. */
  saleDays: fc.oneof(fc.nat(5), fc.constant(100)),
  endsInDefault: fc.boolean(),
});
export type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

type Held = { id: bigint; owner: Address; units: bigint };

/** Plays one batch's life. Steps that make no sense where they come are left out. */
export async function play(world: World, { steps, capacity, saleDays, endsInDefault, ...life }: Life) {
  const { holders, arbiter, deployment } = world;
  const periods = steps.filter((one) => one.do === "post").length + 1;
  const most = maxUpfront({ rate: 7n, periods: BigInt(periods) });
  const upfront = life.upfront < most ? life.upfront : most;
  const termStart = (await world.now()) + 3_600;
  const saleEnd = termStart + DAY * Math.min(1 + saleDays, periods);
  const bond = capacity * 7n * BigInt(periods);
  const batch = await world.createBatch({ capacity, periods, rate: 7n, upfront, bond, arbiter, termStart, saleEnd });
  await world.passDays(1);
  const slices: Held[] = [];
  const remove = (ended: Held[]) => {
    for (const one of ended) slices.splice(slices.indexOf(one), 1);
  };
  const isSold = async () => (await world.now()) >= saleEnd - 60;
  let sold = 0n;
  let period = 0;
  let disputedAt = 0;
  for (const one of steps) {
    const slice = "pick" in one ? slices[one.pick % Math.max(slices.length, 1)] : undefined;
    const account = "who" in one ? holders[one.who % holders.length]! : holders[0]!;
    if (one.do === "buy" && sold + one.units <= capacity && !(await isSold())) {
      sold += one.units;
      slices.push({ id: await world.buy(account, batch, one.units), owner: account, units: one.units });
    } else if (one.do === "post") {
      // Sold up to the moment the period ends; posted before anybody may buy again.
      await world.passDays(period === 0 ? 0.1 : 1);
      const hosting = (one.gross * one.hostingBps) / 10_000n;
      await world.post(batch, period++, { gross: one.gross, hosting, deliveredBps: one.deliveredBps });
    } else if (one.do === "topUp" && slice && period > 0 && one.amount > 0n && (await isSold())) {
      await world.passDays(0.001);
      await world.topUp(account, batch, one.pick % period, one.amount);
    } else if (one.do === "collect" && slices.length > 0) {
      if (upfront > 0n && (await isUpfrontHeld(world, batch))) await world.releaseUpfront(account, batch);
      if ((await accountOf(world, batch)).proceeds > 0n) await world.collect(batch, account);
    } else if (one.do === "dispute" && slice && period > disputedAt && (await accountOf(world, batch)).bond > 0n) {
      disputedAt = period;
      await world.dispute(slice.owner, batch, slice.id);
      await world.resolve(arbiter, batch, one.forfeitBps);
    } else if (one.do === "transfer" && slice) {
      await world.transfer(slice.owner, account, slice.id);
      slice.owner = account;
    } else if (one.do === "claim" && slice) {
      const own = slices.filter((other) => other.owner === slice.owner);
      await world.claim(
        slice.owner,
        own.map(({ id }) => id),
      );
    } else if (one.do === "claimRefund" && slice) {
      await world.claimRefund(slice.owner, [slice.id]);
    } else if (one.do === "settle" && slice) {
      await world.settle(account, [slice.id]);
    } else if (one.do === "split" && slice && slice.units > 1n) {
      const { owner, units } = slice;
      const cut = 1n + (one.cut % (units - 1n));
      const parts = [cut, units - cut];
      const ids = await world.split(owner, slice.id, parts);
      remove([slice]);
      slices.push(...ids.map((id, index) => ({ id, owner, units: parts[index]! })));
    } else if (one.do === "merge" && slice) {
      const same = slices.filter(({ owner }) => owner === slice.owner);
      if (same.length < 2) continue;
      const merged = await world.merge(
        slice.owner,
        same.map((other) => other.id),
      );
      remove(same);
      slices.push({ id: merged, owner: slice.owner, units: same.reduce((sum, { units }) => sum + units, 0n) });
    } else if (one.do === "withdraw") {
      for (const token of [deployment.tokens.usdc, deployment.tokens.wbtc]) {
        if (await owes(world, account, token)) await world.withdraw(account, token);
      }
    }
  }
  if (!endsInDefault) return;
  await world.passDays(6);
  await world.declareDefault(holders[0]!, batch);
  const [first] = slices;
  if (first) await world.claimRefund(first.owner, [first.id]);
  if (first && period > 0) await world.topUp(holders[0]!, batch, 0, 12_347n);
  const last = slices.at(-1);
  if (last) await world.retire(last.owner, [last.id]);
}

/** A batch that misses its minimum: bought, given back, split, and settled. */
export async function playShort(world: World, { capacity, upfront, steps }: Life) {
  const start = (await world.now()) + 2 * DAY;
  const sale = { saleStart: start - 2 * DAY, saleEnd: start - DAY, refundDeadline: start - 3_600, termStart: start };
  const batch = await world.createBatch({ ...sale, capacity, minUnits: capacity, upfront, periods: 5, rate: 7n });
  const slices: Held[] = [];
  let left = capacity - 1n;
  for (const one of steps) {
    if (one.do === "buy" && one.units <= left) {
      left -= one.units;
      const owner = world.holders[one.who]!;
      slices.push({ id: await world.buy(owner, batch, one.units), owner, units: one.units });
    } else if (one.do === "split") {
      const slice = slices.find(({ units }) => units > 1n);
      if (!slice) continue;
      const parts = [1n, slice.units - 1n];
      const ids = await world.split(slice.owner, slice.id, parts);
      slices.splice(slices.indexOf(slice), 1);
      slices.push(...ids.map((id, index) => ({ id, owner: slice.owner, units: parts[index]! })));
    } else if (one.do === "claim") {
      const slice = slices.pop();
      if (!slice) continue;
      left += slice.units;
      await world.giveBack(slice.owner, [slice.id], world.holders[one.who]);
    }
  }
  await world.passDays(3);
  await world.cancel(world.holders[0]!, batch);
  for (const { owner, id } of slices.slice(1)) await world.claimRefund(owner, [id]);
}

function accountOf({ client, deployment }: World, batchId: bigint) {
  const address = deployment.capacitySlices;
  return client.readContract({ address, abi: capacitySlicesAbi, functionName: "batchAccount", args: [batchId] });
}

function isUpfrontHeld({ client, deployment }: World, batchId: bigint) {
  const address = deployment.batchManager;
  return client.readContract({ address, abi: batchManagerAbi, functionName: "isUpfrontHeld", args: [batchId] });
}

async function owes({ client, deployment }: World, account: Address, token: Address) {
  const address = deployment.capacitySlices;
  const args = [account, token] as const;
  return (await client.readContract({ address, abi: capacitySlicesAbi, functionName: "credit", args })) > 0n;
}
