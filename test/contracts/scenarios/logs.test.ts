import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLocalWorld, DAY, START } from "#scripts/bench/local-world.ts";
import { createComparer } from "./compare-views.ts";
import { reduceAll } from "./reduce-logs.ts";
import { createWalk } from "./walk.ts";

/** Steps that must have passed at least once over all walks, or they showed nothing. */
const STEPS = [
  ...["create", "buy", "post", "claim", "transfer", "withdraw", "fee", "settle", "split", "merge", "set", "retire"],
  ...["collect", "upfront", "release", "give back", "cancel", "rate", "refund", "top up", "default", "dispute"],
  ...["resolve", "energy", "machines", "attester", "attesters", "pause", "declare"],
];

describe("invariant 22: the logs are the public database", () => {
  const passed = new Map<string, number>();
  for (const seed of [1, 2, 3, 4]) {
    it(`reducing them gives every view of the chain after a random walk (seed ${seed})`, async () => {
      const world = await createLocalWorld();
      for (const index of [1, 2, 3, 4, 5, 6]) await world.fund(world.account(index));
      await world.warp(START + DAY);
      const { walk, wait, people, done, ids, ended } = createWalk(world, seed);
      await walk(500);
      const known = await reduceAll(world);
      assert.deepEqual([...known.ended].sort(), [...ended].sort(), "slices that ended");
      const { compareAll, compareClocks } = createComparer(world, known);
      const compared = await compareAll(ids, people);
      assert.ok(compared > 200, `${compared} views compared`);
      // Statuses and deadlines go on changing without any log.
      for (let i = 0; i < 4; i++) {
        await wait();
        await compareClocks();
      }
      for (const [name, times] of done) passed.set(name, (passed.get(name) ?? 0) + times);
    });
  }

  it("the walks did everything that anybody can do", () => {
    const never = STEPS.filter((name) => !passed.has(name));
    assert.deepEqual(never, [], `what passed: ${JSON.stringify([...passed])}`);
  });
});
