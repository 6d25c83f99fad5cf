import fc from "fast-check";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { isDisputePossible } from "#domain/dispute.ts";
import { statusOf } from "#domain/terms.ts";
import type { World } from "../../indexer/world.ts";
import { BatchModel } from "./batch-model.ts";
import type { Books } from "./books.ts";

const DAY = 86_400n;
const HOUR = 3_600n;
const PERIODS = 6n;
const RATE = 19_997n; // a prime, so that shares of it leave a remainder
const FEE_BPS = 249n;
const CAPACITY = 1_000n;

/** How a life ends: every period is posted, or one is not, or too little was sold. */
export const ENDINGS = ["completed", "defaulted", "cancelled"] as const;
type Ending = (typeof ENDINGS)[number];

const pick = fc.nat({ max: 99 });
const amount = fc.bigInt({ min: 1n, max: 10n ** 9n });
const named = <const Name extends string>(name: Name) => fc.constant(name);
export const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: named("buy"), units: fc.bigInt({ min: 1n, max: 400n }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: named("post"),
      gross: fc.bigInt({ min: 0n, max: 10n ** 9n }),
      deliveredBps: fc.integer({ min: 0, max: 10_000 }),
      evidence: fc.nat(2),
    }),
  },
  fc.record({ kind: named("giveBack"), pick }),
  fc.record({ kind: named("upfront") }),
  fc.record({ kind: named("topUp"), amount }),
  fc.record({ kind: named("collect") }),
  fc.record({ kind: named("dispute"), pick, forfeitBps: fc.option(fc.integer({ min: 0, max: 10_000 })) }),
  fc.record({ kind: named("withdraw"), pick }),
  fc.record({ kind: named("claim"), pick }),
  fc.record({ kind: named("claimRefund"), pick }),
  fc.record({ kind: named("transfer"), pick }),
  fc.record({ kind: named("settle"), pick }),
  fc.record({ kind: named("split"), pick, cut: pick }),
  fc.record({ kind: named("merge"), pick }),
);
type Free = typeof step extends fc.Arbitrary<infer T> ? T : never;
export type Step = Free | { kind: "default" | "cancel" | "releaseBond" } | { kind: "retire"; pick: number };

const post = { kind: "post", gross: 77_777n, deliveredBps: 9_999, evidence: 0 } as const;
const afterwards: Step[] = [
  { kind: "upfront" },
  { kind: "topUp", amount: 1_000_003n },
  { kind: "claimRefund", pick: 1 },
  { kind: "collect" },
  { kind: "retire", pick: 0 },
  { kind: "transfer", pick: 0 },
];

/** The same batch twice: on the chain, and in the domain's words. Steps that the rules forbid are left out. */
export async function startTwin(
  world: World,
  books: Books,
  { ending, upfront, selfPaid }: { ending: Ending; upfront: bigint; selfPaid: boolean },
) {
  const { deployment, operator, pool, auditor, arbiter, holders } = world;
  const [investor, holder] = [holders[0]!, holders[1]!];
  const feeRecipient = selfPaid ? operator : pool;
  const { usdc: paymentToken, wbtc: payoutToken } = deployment.tokens;
  const [governor] = await world.client.getAddresses();
  const setFee = { address: deployment.batchManager, abi: batchManagerAbi, functionName: "setFee" } as const;
  await world.send(governor!, { ...setFee, args: [Number(FEE_BPS), feeRecipient] });
  const attesterSet = await world.createSet(investor, [pool, auditor], 1);

  const start = BigInt(await world.now()) + 3n * DAY;
  const isShort = ending === "cancelled";
  const clock = {
    ...{ saleStart: start - 3n * DAY, saleEnd: isShort ? start - DAY : start + 3n * DAY, refundDeadline: start - HOUR },
    ...{ termStart: start, periodSeconds: DAY, periods: PERIODS, grace: 2n * HOUR, minUnits: isShort ? CAPACITY : 0n },
  };
  const bond = 6_000_001n + 50n * upfront;
  const batchId = await world.createBatch({
    ...{ capacity: CAPACITY, rate: RATE, upfront, bond, maxHostingBps: 7_000, arbiter, attesterSet },
    ...{ minUnits: clock.minUnits, periods: Number(PERIODS), periodSeconds: Number(DAY), grace: Number(clock.grace) },
    ...{ saleStart: Number(clock.saleStart), saleEnd: Number(clock.saleEnd) },
    ...{ refundDeadline: Number(clock.refundDeadline), termStart: Number(clock.termStart) },
  });
  const terms = { ...clock, rate: RATE, upfront, capacity: CAPACITY, bond, maxHostingBps: 7_000n, feeBps: FEE_BPS };
  const model = new BatchModel(batchId, terms, { operator, feeRecipient, paymentToken, payoutToken }, books);

  const now = async () => BigInt(await world.now());
  const goTo = async (seconds: bigint) => {
    const days = Number(seconds - (await now())) / Number(DAY);
    if (days > 0) await world.passDays(days);
  };
  const statusNow = async () => statusOf(terms, model.progress, await now());
  const chosen = (index: number) => [...model.positions.keys()][index % Math.max(1, model.positions.size)];

  async function onBatch(step: Step): Promise<void> {
    // A transaction comes a second after the last block: near a limit the chain and this clock could differ.
    const soon = (await now()) + 60n;
    const { account, nextPeriod } = model;
    if (step.kind === "buy") {
      const left = account.capacity - account.sold - (isShort ? 1n : 0n);
      if (step.units > left || soon >= clock.saleEnd || model.end !== null) return;
      await world.buy(investor, batchId, step.units);
      model.buy(step.units, investor);
    } else if (step.kind === "post") {
      if (isShort || nextPeriod === PERIODS || model.end !== null) return;
      await goTo(start + (nextPeriod + 1n) * DAY);
      const { gross, deliveredBps, evidence } = step;
      const hosting = gross / 2n;
      const signers = [[], [pool], [pool, auditor]][evidence];
      await world.post(batchId, Number(nextPeriod), { gross, hosting, deliveredBps, ...(signers && { signers }) });
      model.post({ gross, hosting, deliveredBps, evidence }, await now());
    } else if (step.kind === "upfront") {
      if (model.upfront !== "held" || (await now()) < clock.refundDeadline || isShort) return;
      await world.releaseUpfront(holder, batchId);
      model.releaseUpfront();
    } else if (step.kind === "topUp") {
      const ended = ["Completed", "Defaulted"].includes(await statusNow());
      if (nextPeriod === 0n || account.sold === 0n || (!ended && (await now()) < clock.saleEnd)) return;
      await world.topUp(holder, batchId, 0, step.amount);
      model.topUp(step.amount);
    } else if (step.kind === "collect") {
      if (account.proceeds === 0n) return;
      await world.collect(batchId, holder);
      model.collect();
    } else if (step.kind === "withdraw") {
      const account = [operator, pool, investor, holder][step.pick % 4]!;
      const token = step.pick % 2 === 0 ? payoutToken : paymentToken;
      if (books.creditOf(account, token) === 0n) return;
      await world.withdraw(account, token);
      books.withdraw(account, token);
    } else if (step.kind === "default" && nextPeriod < PERIODS) {
      await goTo(start + (nextPeriod + 1n) * DAY + clock.grace);
      await world.declareDefault(investor, batchId);
      model.default();
    } else if (step.kind === "cancel") {
      await goTo(clock.refundDeadline);
      await world.cancel(investor, batchId);
      model.cancel();
    } else if (step.kind === "releaseBond" && account.bond > 0n) {
      await world.passDays(31);
      await world.releaseBond(investor, batchId);
      model.releaseBond();
    }
  }

  async function onSlice(step: Extract<Step, { pick: number }>): Promise<void> {
    const id = chosen(step.pick);
    if (id === undefined) return;
    const owner = model.ownerOf(id);
    const { units } = model.positionOf(id);
    if (step.kind === "claim") {
      await world.claim(owner, [id]);
      model.claim(id);
    } else if (step.kind === "claimRefund") {
      await world.claimRefund(owner, [id]);
      model.claimRefund(id);
    } else if (step.kind === "settle") {
      await world.settle(operator, [id]);
      model.settle(id);
    } else if (step.kind === "transfer") {
      const to = owner === investor ? holder : investor;
      await world.transfer(owner, to, id);
      model.transfer(id, to);
    } else if (step.kind === "split" && units > 1n) {
      const cut = 1n + (BigInt(step.cut) % (units - 1n));
      await world.split(owner, id, [cut, units - cut]);
      model.split(id, [cut, units - cut]);
    } else if (step.kind === "merge") {
      const ids = [...model.positions.keys()].filter((other) => model.ownerOf(other) === owner);
      if (ids.length < 2) return;
      await world.merge(owner, ids);
      model.merge(ids, owner);
    } else if (step.kind === "giveBack") {
      if ((await now()) + 60n >= clock.refundDeadline || model.end !== null) return;
      await world.giveBack(owner, [id]);
      model.giveBack(id);
    } else if (step.kind === "retire" && model.account.escrow === 0n) {
      await world.retire(owner, [id]);
      model.retire(id);
    } else if (step.kind === "dispute") {
      const { nextPeriod, account, dispute } = model;
      const batch = { nextPeriod, bond: account.bond, hasArbiter: true };
      if (!isDisputePossible(dispute, batch, await now())) return;
      await world.dispute(owner, batchId, id);
      model.open(await now());
      if (step.forfeitBps === null) return;
      await world.resolve(arbiter, batchId, step.forfeitBps);
      model.resolve(BigInt(step.forfeitBps));
    }
  }

  const rest = Array.from({ length: Number(PERIODS) }, () => post);
  const endings: Record<Ending, Step[]> = {
    completed: [...rest, { kind: "releaseBond" }],
    defaulted: [{ kind: "default" }],
    cancelled: [{ kind: "cancel" }],
  };
  return {
    model,
    lastSteps: [...endings[ending], ...afterwards],
    run: (step: Step) => ("pick" in step && step.kind !== "withdraw" ? onSlice(step) : onBatch(step)),
  };
}
