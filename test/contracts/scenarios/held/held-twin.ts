import assert from "node:assert/strict";
import { type Address, zeroAddress } from "viem";
import { DAY, disclosure } from "#scripts/bench/local-world.ts";
import { HeldBatchModel } from "../../../chain/model/held-batch-model.ts";
import { compareHeld } from "./compare-held.ts";
import type { Walk } from "./life.ts";
import { trySend } from "./try-send.ts";

const PERIODS = 6;
const RATE = 19_997n; // a prime, so that shares of it leave a remainder
const CAPACITY = 1_000n;
const FEE_BPS = 250;
const HOUR = 3_600n;

/** Counts what passed, and what was refused. */
export class Tally {
  readonly done = new Map<string, number>();
  readonly refused = new Map<string, number>();

  add(name: string, accepted: boolean) {
    const counts = accepted ? this.done : this.refused;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
}

/** One transaction and what the model makes of it. */
export interface Step {
  name: string;
  from: Address;
  contract: "slices" | "manager" | "held";
  verb: string;
  args: readonly unknown[];
  /** Where it throws a RangeError, the contract must refuse too; without `isExact` the contract alone may. */
  apply: (now: bigint) => void;
  isExact?: boolean;
}

export interface HeldTwin {
  model: HeldBatchModel;
  hasArbiter: boolean;
  /** Sends it, and holds every view against the model. Whether it was accepted. */
  act(step: Step): Promise<boolean>;
  compare(after: string): Promise<void>;
}

/** A batch that requires proofs, twice: on the chain, and in the domain's words. */
export async function createHeldTwin(
  { world, bitcoin, books, pause, people, arbiter, tally }: Walk,
  options: { upfront: bigint; hasArbiter: boolean; baseUnitsPerSat: bigint; isSigned: boolean },
): Promise<HeldTwin> {
  const { operator, treasury: feeRecipient, usdc, wbtc } = world;
  const { upfront, hasArbiter, baseUnitsPerSat } = options;
  await world.send(world.admin, world.held, "setBitcoinToken", [wbtc.address, baseUnitsPerSat]);
  const start = (await world.now()) + 2n * DAY;
  const clock = {
    ...{ saleStart: start - 2n * DAY, saleEnd: start, refundDeadline: start - HOUR, termStart: start },
    ...{ periodSeconds: DAY, grace: 3n * DAY, minUnits: 0n },
  };
  const money = { capacity: CAPACITY, rate: RATE, upfront, bond: 7_100_001n, unitHashrate: bitcoin.unitHashrate };
  const terms = world.terms({
    ...{ ...money, periods: PERIODS, periodSeconds: Number(DAY), grace: Number(clock.grace) },
    ...{ saleStart: Number(clock.saleStart), saleEnd: Number(start), termStart: Number(start) },
    ...{ refundDeadline: Number(clock.refundDeadline), evidenceRequired: 3, site: world.sites.audited },
    ...{ attesterSet: options.isSigned ? world.sets.both : world.sets.none },
    arbiter: hasArbiter ? arbiter : zeroAddress,
  });
  await world.send(operator, world.manager, "createBatch", [terms, disclosure]);
  const batchId = await world.read<bigint>(world.manager, "batchCount");
  const model = new HeldBatchModel(
    batchId,
    { ...clock, ...money, periods: BigInt(PERIODS), maxHostingBps: 7_000n, feeBps: BigInt(FEE_BPS) },
    { operator, feeRecipient, paymentToken: usdc.address, payoutToken: wbtc.address },
    books,
    baseUnitsPerSat,
  );
  await bitcoin.begin(batchId);

  const compare = (after: string) =>
    compareHeld(world, model, { pause, hasArbiter, people }, `${after} of batch ${batchId}`);
  return {
    model,
    hasArbiter,
    compare,
    async act({ name, from, contract, verb, args, apply, isExact }) {
      const accepted = (await trySend(world, from, world[contract], verb, args)) !== undefined;
      const now = await world.now();
      if (accepted) apply(now);
      else if (isExact) assert.throws(() => apply(now), RangeError, `the contracts refuse to ${name} at ${now}`);
      tally.add(name, accepted);
      await compare(`${accepted ? "" : "refused "}${name} (${verb} at ${now})`);
      return accepted;
    },
  };
}
