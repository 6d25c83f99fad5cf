import { afterAll, beforeAll, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { findBatch } from "#queries/find-batch.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";

let world: World;
let database: TestDatabase;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

async function govern(functionName: string, args: unknown[]) {
  const [governor] = await world.client.getAddresses();
  await world.send(governor!, { address: world.deployment.batchManager, abi: batchManagerAbi, functionName, args });
}

/** The moment default becomes possible, as the contract says it and as the page shows it. */
async function deadlines(batchId: bigint) {
  await indexOnce(database, world);
  const now = new Date((await world.now()) * 1000);
  const shown = (await findBatch(database.db, world.deployment.chainId, batchId, now))?.defaultableAt;
  const enforced = await world.client.readContract({
    ...{ address: world.deployment.batchManager, abi: batchManagerAbi, functionName: "defaultableAt" },
    args: [batchId],
  } as const);
  return { shown: shown && BigInt(shown.getTime() / 1000), enforced };
}

test("the deadline shown is the contract's, through a pause that is ended early and one that runs out", async () => {
  const batchId = await world.createBatch({ grace: 3 * 86_400 });
  await world.buy(world.holders[0]!, batchId, 5n);
  const calm = await deadlines(batchId);
  expect(calm.shown).toBe(calm.enforced);

  await world.passDays(1.5);
  await govern("pause", [86_400]);
  const paused = await deadlines(batchId);
  expect(paused.shown).toBe(paused.enforced);
  expect(paused.enforced).toBeGreaterThan(calm.enforced);

  await govern("unpause", []);
  const resumed = await deadlines(batchId);
  expect(resumed.shown).toBe(resumed.enforced);
  expect(resumed.enforced).toBeLessThan(paused.enforced);
  expect(resumed.enforced).toBeGreaterThan(calm.enforced);

  await world.passDays(4);
  await world.declareDefault(world.holders[0]!, batchId);
  expect((await deadlines(batchId)).shown).toBeNull();
});
