import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld, type World } from "../../indexer/world.ts";
import { Books } from "./books.ts";
import { compareViews } from "./compare.ts";
import { ENDINGS, startTwin, step } from "./twin.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.stop());

const life = fc.record({
  steps: fc.array(step, { minLength: 14, maxLength: 30 }),
  ending: fc.constantFrom(...ENDINGS),
  upfront: fc.bigInt(0n, 20_000n),
  /** Who gets the fee: the operator itself, or somebody else. */
  selfPaid: fc.boolean(),
});

describe("the domain's model of a batch", () => {
  test("agrees with the contracts in every view after every step of random lives, to the base unit", async () => {
    const books = new Books();
    const endings = new Set<string>();
    await fc.assert(
      fc.asyncProperty(life, async ({ steps, ending, upfront, selfPaid }) => {
        endings.add(ending);
        const twin = await startTwin(world, books, { ending, upfront, selfPaid });
        for (const one of [...steps, ...twin.lastSteps]) {
          await twin.run(one);
          await compareViews(world, twin.model);
        }
      }),
      { numRuns: 12, seed: 20_260_103, endOnFailure: true },
    );
    expect([...endings].sort()).toEqual([...ENDINGS].sort());
  });
});
