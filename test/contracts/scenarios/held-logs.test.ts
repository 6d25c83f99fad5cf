import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLocalWorld, DAY, START } from "#scripts/bench/local-world.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { heaviestOf } from "./compare-bitcoin.ts";
import { createComparer } from "./compare-views.ts";
import { Tally } from "./held/held-twin.ts";
import { openWalk } from "./held/life.ts";
import { createMinedBitcoin } from "./held/mined-bitcoin.ts";
import { walkLives } from "./held/walk.ts";
import { reduceAll } from "./reduce-logs.ts";

/** Steps that must have passed at least once over all walks, or they showed nothing. */
const STEPS = [
  ...["buy", "post", "pay", "mine", "mine long", "reorganise", "register", "prove", "prove freshly mined"],
  ...["refused proof", "settle held"],
  ...["release", "write off", "accuse", "top up", "wait", "pause", "default", "transfer", "claim", "claim refund"],
];
const WALKS = [
  { seed: 1, relay: "retargets" },
  { seed: 2, relay: "comes to another epoch", near: 40 },
] as const;

describe("invariant 22: the logs are the public database of what is proven on Bitcoin, too", () => {
  const tally = new Tally();
  for (const { seed, relay, ...options } of WALKS) {
    it(`reducing them gives every view, and so does the model, where mined payments are proven and the relay ${relay}`, async () => {
      const bitcoin = new RegtestChain();
      const { deployRelay, createBitcoin } = createMinedBitcoin(bitcoin, "near" in options ? options.near : undefined);
      const world = await createLocalWorld(START, deployRelay);
      await world.warp(START + DAY);
      const walk = await openWalk(world, createBitcoin, { seed, tally });
      for (const account of walk.people) await world.fund(account);
      await walkLives(walk, { lives: 6, steps: 120 });

      const known = await reduceAll(world);
      const compared = await createComparer(world, known).compareAll([...known.slices.keys()], walk.people);
      assert.ok(compared > 200, `${compared} views compared`);
      const [anchors, heaviest, payments] = [known.anchors.size, heaviestOf(known).size, known.outpoints.length];
      assert.ok(anchors > heaviest && heaviest > 20 && payments > 5, `${anchors}, ${heaviest}, ${payments}`);
      assert.equal(known.epochs.size > 1, "near" in options);
    });
  }

  it("the walks did everything at least once", () => {
    const never = STEPS.filter((name) => !tally.done.has(name));
    assert.deepEqual(never, [], `what passed: ${JSON.stringify([...tally.done])}`);
  });
});
