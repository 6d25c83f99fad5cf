import { zeroAddress } from "viem";
import { maxUpfront, minBond } from "#domain/terms.ts";
import type { Stage } from "../world/stage.ts";
import type { Action } from "./action.ts";
import { aBatch, anybody, aSlice, batchOf, dueAt, idsOf, isDone, withOthers } from "./choose.ts";

const HOUR = 3_600;

/** Terms of every kind: with an upfront part, a cooling-off time, a minimum, attesters, an arbiter; and of several kinds at once. */
async function createBatch(stage: Stage): Promise<boolean> {
  const { random, state, chain, deployment } = stage;
  const { time, sets, sites } = state.model;
  const periodSeconds = HOUR * random.pick([1, 4, 24])!;
  const periods = random.int(1, 6);
  const rate = random.pick([1n, 7n, 2_000n, 100_003n])!;
  const most = maxUpfront({ rate, periods: BigInt(periods) });
  const upfront = random.chance(0.4) ? random.big(0n, most) : 0n;
  const sized = { unitHashrate: random.big(1n, 10n ** 12n), capacity: random.big(3n, 1_009n), rate, upfront };
  const termStart = time + random.int(2, 48) * HOUR;
  const [minimum, coolingOff] = [random.chance(0.25), random.chance(0.3)];
  const saleEnd = minimum ? termStart - random.int(0, HOUR) : termStart + random.int(0, periods * periodSeconds);
  const set = random.chance(0.3) ? random.pick(sets) : undefined;
  const bond = minBond({ ...sized, periods: BigInt(periods) });
  await stage.createBatch(
    {
      ...{ ...sized, periods, periodSeconds, termStart, saleEnd, saleStart: time - random.int(-60, HOUR) },
      minUnits: minimum ? random.big(1n, sized.capacity) : 0n,
      refundDeadline: coolingOff ? termStart - random.int(0, HOUR) : 0,
      grace: HOUR * random.int(1, 12),
      bond: bond + (random.chance(0.5) ? random.big(0n, bond) : 0n),
      royaltyBps: random.int(0, 1_000),
      maxHostingBps: random.pick([0, 5_000, 10_000])!,
      arbiter: random.chance(0.4) ? chain.arbiter : zeroAddress,
      attesterSet: set?.set ?? 0,
      evidenceRequired: set && random.chance(0.5) ? 1 : 0,
      site: random.chance(0.7) ? chain.site : random.pick(sites)!,
      // Where both are one token, proceeds and earnings are credited to the same account in the same token.
      payoutToken: random.chance(0.8) ? deployment.tokens.wbtc : deployment.tokens.usdc,
    },
    { name: random.pick(["Batch", "Zero \0 byte", "ビットコイン", "a'b\"c\\"])! },
  );
  return true;
}

async function post(stage: Stage): Promise<boolean> {
  const { random, state, chain } = stage;
  const batch = aBatch(stage, (one) => !isDone(one) && dueAt(one) <= state.model.time);
  if (!batch) return false;
  const gross = random.chance(0.5) ? random.big(0n, 2_000n) : random.big(0n, 1n << 80n);
  const { evidenceRequired, maxHostingBps, attesterSet } = batch.terms;
  const signers = attesterSet > 0 && (evidenceRequired > 0 || random.chance(0.5)) ? [chain.pool] : [];
  await stage.post(batch.id, batch.nextPeriod, {
    ...{ gross, signers, hosting: (gross * BigInt(random.int(0, maxHostingBps))) / 10_000n },
    deliveredBps: random.chance(0.3) ? 10_000 : random.int(0, 10_000),
  });
  return true;
}

export const batchActions: Record<string, Action> = {
  createBatch: { weight: 7, run: createBatch },
  post: { weight: 12, run: post },
  buy: {
    weight: 14,
    async run(stage) {
      const { time } = stage.state.model;
      const open = ({ terms }: { terms: { saleStart: number; saleEnd: number } }) =>
        terms.saleStart <= time && time + 30 < terms.saleEnd;
      const batch = aBatch(stage, (one) => !one.over && one.sold < one.terms.capacity && open(one));
      if (!batch) return false;
      const left = batch.terms.capacity - batch.sold;
      const units = stage.random.chance(0.1) ? left : stage.random.big(1n, left < 60n ? left : 60n);
      await stage.buy(anybody(stage), batch.id, units, anybody(stage));
      return true;
    },
  },
  giveBack: {
    weight: 3,
    async run(stage) {
      const slice = stage.random.pick(
        stage.state.model.slices.filter((one) => batchOf(stage, one).terms.refundDeadline > stage.state.model.time),
      );
      if (!slice) return false;
      await stage.giveBack(slice.owner, idsOf(withOthers(stage, slice, true)), anybody(stage));
      return true;
    },
  },
  topUp: {
    weight: 3,
    async run(stage) {
      const batch = aBatch(stage, (one) => one.nextPeriod > 0);
      if (!batch) return false;
      const period = stage.random.int(0, batch.nextPeriod - 1);
      await stage.topUp(anybody(stage), batch.id, period, stage.random.big(1n, 1n << 40n));
      return true;
    },
  },
  setRate: {
    weight: 1,
    async run(stage) {
      const batch = aBatch(stage, ({ sold, over }) => sold === 0n && !over);
      if (batch) await stage.setRate(batch.id, stage.random.big(1n, batch.terms.rate));
      return batch !== undefined;
    },
  },
  cancel: {
    weight: 2,
    async run(stage) {
      const missed = aBatch(stage, ({ terms, sold, over }) => !over && (terms.minUnits > sold || sold === 0n));
      if (missed) await stage.cancel(stage.chain.operator, missed.id);
      return missed !== undefined;
    },
  },
  releaseUpfront: {
    weight: 2,
    async run(stage) {
      const batch = aBatch(stage, ({ terms }) => terms.upfront > 0n);
      if (batch) await stage.releaseUpfront(anybody(stage), batch.id);
      return batch !== undefined;
    },
  },
  collect: {
    weight: 2,
    async run(stage) {
      const batch = aBatch(stage, ({ nextPeriod, sold }) => sold > 0n && nextPeriod > 0);
      if (batch) await stage.collect(batch.id, anybody(stage));
      return batch !== undefined;
    },
  },
  declareDefault: {
    weight: 2,
    async run(stage) {
      const { time } = stage.state.model;
      const late = aBatch(stage, (one) => !isDone(one) && dueAt(one) + one.terms.grace <= time);
      if (late) await stage.declareDefault(anybody(stage), late.id);
      return late !== undefined;
    },
  },
  dispute: {
    weight: 2,
    async run(stage) {
      const slice = aSlice(stage);
      if (!slice || batchOf(stage, slice).terms.arbiter === zeroAddress || batchOf(stage, slice).disputed) return false;
      await stage.dispute(slice.owner, batchOf(stage, slice).id, slice.id);
      return true;
    },
  },
  resolve: {
    weight: 2,
    async run(stage) {
      const batch = aBatch(stage, ({ disputed }) => disputed);
      if (batch) await stage.resolve(stage.chain.arbiter, batch.id, stage.random.int(0, 10_000));
      return batch !== undefined;
    },
  },
  releaseBond: {
    weight: 2,
    async run(stage) {
      const batch = aBatch(stage, ({ nextPeriod, terms }) => nextPeriod === terms.periods);
      if (batch) await stage.releaseBond(anybody(stage), batch.id);
      return batch !== undefined;
    },
  },
  releaseCapacity: {
    weight: 1,
    async run(stage) {
      const batch = aBatch(stage, isDone);
      if (batch) await stage.releaseCapacity(anybody(stage), batch.id);
      return batch !== undefined;
    },
  },
};
