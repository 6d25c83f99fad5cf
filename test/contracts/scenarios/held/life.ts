import type { Address } from "viem";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { Books } from "../../../chain/model/books.ts";
import { random } from "../random.ts";
import type { Bitcoin } from "./bitcoin.ts";
import { createHeldTwin, type HeldTwin, type Tally } from "./held-twin.ts";

/** What all batches of a walk share. */
export interface Walk {
  world: LocalWorld;
  bitcoin: Bitcoin;
  next: (below: number) => number;
  people: readonly Address[];
  who: () => Address;
  arbiter: Address;
  books: Books;
  pause: { from: bigint; until: bigint };
  tally: Tally;
}

/** One batch: its operator may hide two thirds of what it earns, seldom prove it, or post late or never. */
export interface Life {
  twin: HeldTwin;
  isSigned: boolean;
  hides: boolean;
  isLazy: boolean;
  isLate: boolean;
}

export type Does = (walk: Walk, life: Life) => Promise<unknown>;
/** Things that may happen, with how often they do. */
export type Steps = readonly (readonly [weight: number, does: Does])[];

export async function openWalk(
  world: LocalWorld,
  createBitcoin: (world: LocalWorld, next: Walk["next"]) => Promise<Bitcoin>,
  { seed, tally }: { seed: number; tally: Tally },
): Promise<Walk> {
  const next = random(seed);
  const people = [world.operator, world.treasury, world.account(3), world.account(4)];
  return {
    ...{ world, next, people, tally, arbiter: world.account(6), books: new Books(), pause: { from: 0n, until: 0n } },
    who: () => people[next(people.length)] ?? world.operator,
    bitcoin: await createBitcoin(world, next),
  };
}

export async function beginLife(walk: Walk): Promise<Life> {
  const { next } = walk;
  const isSigned = next(2) === 0;
  await walk.world.warp(walk.pause.until);
  const twin = await createHeldTwin(walk, {
    ...{ isSigned, hasArbiter: next(2) === 0, upfront: next(2) === 0 ? 0n : BigInt(next(20_000)) },
    baseUnitsPerSat: BigInt(next(2) === 0 ? 1 : 1 + next(1_000)),
  });
  return { twin, isSigned, hides: next(2) === 0, isLazy: next(3) === 0, isLate: next(5) < 2 };
}

/** What the model knows to be refused. */
export function allow(isAllowed: boolean) {
  if (!isAllowed) throw new RangeError("the model does not allow it");
}
