import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { createBranches } from "../branch.ts";
import { snapshot, until } from "../index-chain.ts";
import { expectTruth } from "../truth.ts";
import { createWorld, type World } from "../world.ts";
import { startIndexerProcess } from "./indexer-process.ts";

let world: World;
let branches: Awaited<ReturnType<typeof createBranches>>;
let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  [world, first, second] = await Promise.all([createWorld(), createTestDatabase(), createTestDatabase()]);
  branches = await createBranches(world);
  await branches.lively(50);
});
afterAll(async () => {
  await second?.drop();
  await world?.stop();
});

const start = ({ url }: TestDatabase) =>
  startIndexerProcess(world.deployment, { DATABASE_URL: url, RPC_URL: world.rpcUrl });

const reachesHead = async ({ query }: TestDatabase) => {
  const { hash } = await world.client.getBlock();
  await until(
    async () => (await query<{ block_hash: string }>("SELECT block_hash FROM chain_cursor"))[0]?.block_hash === hash,
    "the head is indexed",
  );
};

test("an index begun anew in a second database grows beside the first, which goes on, and replaces it without a pause", async () => {
  const old = start(first);
  await old.heard(/Caught up with the chain's head/);
  const anew = start(second);
  await branches.lively(10); // while the second reads what was before
  await until(async () => (await anew.ask("/ready")).status === 200, "the second is ready");
  expect((await old.ask("/ready")).status).toBe(200);
  await branches.lively(5);
  await Promise.all([reachesHead(first), reachesHead(second)]);
  expect(await snapshot(second)).toEqual(await snapshot(first));

  expect(await old.stop()).toEqual({ code: 0, signal: null });
  await first.drop();
  await branches.lively(5);
  await reachesHead(second);
  expect(await anew.stop()).toEqual({ code: 0, signal: null });
  await expectTruth(second, world);
});
