import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestChain } from "../chain-server.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { findFreePort } from "../free-port.ts";
import { indexOnce, listen, snapshot, startIndexer, until } from "./index-chain.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await database.drop();
  await world.stop();
});

async function live(name: string) {
  const batch = await world.createBatch({}, { name });
  await world.buy(world.holders[0]!, batch, 5n);
}

const batchName = async () => (await database.query<{ name: string }>("SELECT name FROM batch"))[0]?.name;

test.each([
  { chain: "another first block", days: [1, 40] },
  { chain: "the same first block", days: [40, 40] },
])(
  "a local chain that starts again while the indexer runs, with $chain, is noticed and indexed anew",
  async ({ days }) => {
    const port = await findFreePort();
    const start = (day: number) => startTestChain({ port, startsAt: new Date(Date.UTC(2024, 0, day)) });
    world = await createWorld(await start(days[0]!));
    await live("before");
    const place = { ...world };
    const { log, said } = listen();
    const indexer = startIndexer(database, place, { log });
    await indexer.caughtUp;
    await until(async () => (await batchName()) === "before", "the first chain is indexed");

    await world.stop();
    world = await createWorld(await start(days[1]!));
    Object.assign(place.deployment, world.deployment);
    await live("after");
    await until(async () => (await batchName()) === "after", "the second chain is indexed");
    await indexer.stop();
    expect(said.join("\n")).toMatch(/started again|was reorganised|went back/);

    const fresh = await createTestDatabase();
    await indexOnce(fresh, world);
    await indexOnce(database, world);
    expect(await snapshot(database)).toEqual(await snapshot(fresh));
    await fresh.drop();
  },
);

test("anywhere but on a local chain another deployment halts the indexer with a sentence, and nothing is wiped", async () => {
  world = await createWorld();
  await live("kept");
  await indexOnce(database, world);
  const deployment = { ...world.deployment, startBlock: world.deployment.startBlock + 1 };
  const indexer = startIndexer(database, { ...world, deployment }, { local: false });
  indexer.caughtUp.catch(() => {});
  await expect(indexer.ended).rejects.toThrow(/indexed from another deployment.*startBlock differs.*npm run reindex/);
  expect(await batchName()).toBe("kept");
});
