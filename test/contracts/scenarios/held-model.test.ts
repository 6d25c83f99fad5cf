import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLocalWorld, DAY, START } from "#scripts/bench/local-world.ts";
import { Tally } from "./held/held-twin.ts";
import { openWalk } from "./held/life.ts";
import { createPosedBitcoin } from "./held/posed-bitcoin.ts";
import { walkLives } from "./held/walk.ts";

/** Steps that must have passed at least once over all walks, or they showed nothing. */
const STEPS = [
  ...[
    "buy",
    "give back",
    "upfront",
    "post",
    "prove",
    "settle held",
    "release",
    "write off",
    "accuse",
    "top up",
    "wait",
  ],
  ...["pause", "unpause", "default", "forfeit bond", "release bond", "dispute", "resolve", "collect", "transfer"],
  ...["claim", "claim refund", "settle", "split", "merge", "retire", "withdraw"],
];
/** Of these the model says when they are refused, and the contracts must say the same. */
const EXACT = ["settle held", "accuse", "default", "forfeit bond", "release bond", "dispute"];

describe("the domain's model of a batch that requires proofs", () => {
  const tally = new Tally();
  for (const seed of [1, 2, 3, 4]) {
    it(`agrees with the contracts in every view after every step of random lives (seed ${seed})`, async () => {
      const world = await createLocalWorld();
      await world.warp(START + DAY);
      const walk = await openWalk(world, createPosedBitcoin, { seed, tally });
      for (const account of walk.people) await world.fund(account);
      await walkLives(walk, { lives: 6, steps: 100 });
    });
  }

  it("did everything at least once, and was refused all that it can tell to be refused", () => {
    const counts = `passed: ${JSON.stringify([...tally.done])}, refused: ${JSON.stringify([...tally.refused])}`;
    assert.deepEqual(
      STEPS.filter((name) => !tally.done.has(name)),
      [],
      counts,
    );
    assert.deepEqual(
      EXACT.filter((name) => !tally.refused.has(name)),
      [],
      counts,
    );
  });
});
