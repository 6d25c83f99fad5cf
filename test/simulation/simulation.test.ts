import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { readFailingSeeds } from "./failing-seeds.ts";
import { createRandom } from "./random.ts";
import type { Outcome } from "./run/outcome.ts";
import { runSeed } from "./run/seed.ts";
import { openSharedChain, type SharedChain } from "./world/shared-chain.ts";

let chain: SharedChain;
beforeAll(async () => {
  chain = await openSharedChain();
});
afterAll(async () => {
  await chain?.stop();
});

const live = (seed: number, length: number) => runSeed(chain, seed, { adminUrl: inject("postgresUrl"), length });

test.each([9_001, 9_002, 9_003])("a short life of seed %i ends with the tables of a fresh index", async (seed) => {
  const outcome = await live(seed, 0.5);
  expect(outcome.failure).toBeUndefined();
  expect(outcome.actions).toBeGreaterThan(5);
  expect(outcome.comparisons).toBeGreaterThan(0);
});

const kept = readFailingSeeds();
test.runIf(kept.length > 0).each(kept)(
  "seed $seed, which once failed ($found), ends with the tables of a fresh index",
  async ({ seed }) => {
    expect((await live(seed, 1)).failure).toBeUndefined();
  },
);

test("the same seed lives the same life", async () => {
  const [first, second] = [await live(9_001, 0.3), await live(9_001, 0.3)];
  expect(first.head).toMatch(/^0x[0-9a-f]{64}$/);
  // Which faults the indexer's questions meet, and how far it is when it is looked at, depends on its pace.
  const life = ({ head, actions, refused, blocks, reorganisations, kills }: Outcome) => ({
    head,
    actions,
    refused,
    blocks,
    reorganisations,
    kills,
  });
  expect(life(second)).toEqual(life(first));
});

test("random numbers follow from the text alone, and reach both ends", () => {
  const numbers = (text: string) => {
    const random = createRandom(text);
    return Array.from({ length: 200 }, () => random.int(1, 6));
  };
  expect(numbers("a")).toEqual(numbers("a"));
  expect(numbers("a")).not.toEqual(numbers("b"));
  expect(new Set(numbers("a"))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});
