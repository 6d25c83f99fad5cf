import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { createBranches } from "../branch.ts";
import { until } from "../index-chain.ts";
import { expectTruth } from "../truth.ts";
import { createWorld, type World } from "../world.ts";
import { type IndexerProcess, indexerProcesses } from "./indexer-process.ts";
import { closeWriteGate } from "./write-gate.ts";

let world: World;
let branches: Awaited<ReturnType<typeof createBranches>>;
let processes: ReturnType<typeof indexerProcesses>;
let database: TestDatabase;
let started: IndexerProcess[];

beforeAll(async () => {
  world = await createWorld();
  branches = await createBranches(world);
  processes = indexerProcesses(world.deployment);
});
afterAll(async () => {
  processes?.remove();
  await world?.stop();
});

/** Keeps, outside of our tables, which process wrote each step of the cursor. */
const keepWriters = `
  CREATE SCHEMA chaos; CREATE TABLE chaos.step (at bigserial, writer text, block bigint);
  CREATE FUNCTION chaos.keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO chaos.step (writer, block) VALUES (current_setting('application_name'), NEW.block_number); RETURN NULL;
  END $$;
  CREATE TRIGGER keep AFTER INSERT OR UPDATE OF block_number ON chain_cursor FOR EACH ROW EXECUTE FUNCTION chaos.keep()`;

beforeEach(async () => {
  database = await createTestDatabase();
  await database.query(keepWriters);
  started = [];
});
afterEach(async () => {
  await Promise.all(started.filter((one) => one.isRunning()).map((one) => one.end("SIGKILL")));
  await database.drop();
});

async function start(name: string) {
  const url = new URL(database.url);
  url.searchParams.set("application_name", name);
  const indexer = await processes.start({ DATABASE_URL: url.href, RPC_URL: world.rpcUrl });
  started.push(indexer);
  return indexer;
}
const says = (indexer: IndexerProcess, words: string) =>
  until(() => indexer.said().includes(words), `an indexer says ${words}`);
const standsBy = (indexer: IndexerProcess) => says(indexer, "standing by until it ends");

/** The writers in the order in which they took turns. */
async function turns(): Promise<string[]> {
  const rows = await database.query<{ writer: string }>("SELECT writer FROM chaos.step ORDER BY at");
  return rows.map(({ writer }) => writer).filter((writer, i, all) => writer !== all[i - 1]);
}

async function indexed() {
  const head = await world.client.getBlock();
  const sql = "SELECT 1 FROM chain_cursor WHERE block_hash = $1";
  await until(async () => (await database.query(sql, [head.hash])).length === 1, "the head is indexed");
}

test("a second worker stands by while the first writes, and writes soon after the first was killed with −9", async () => {
  const first = await start("first");
  await indexed();
  const second = await start("second");
  await standsBy(second);
  await branches.lively(5);
  await indexed();
  expect(await turns()).toEqual(["first"]);

  await first.end("SIGKILL");
  await branches.lively(5);
  await indexed();
  expect(await turns()).toEqual(["first", "second"]);

  const third = await start("third");
  await standsBy(third);
  expect(await second.end("SIGTERM")).toEqual([0, null]);
  await branches.lively(5);
  await indexed();
  expect(await turns()).toEqual(["first", "second", "third"]);
  await expectTruth(database, world);
});

test("a worker that loses its lock in the middle of a transaction never writes at the same time as the one that gets it", async () => {
  const first = await start("first");
  await indexed();
  const second = await start("second");
  await standsBy(second);

  const gate = await closeWriteGate(database.url);
  await branches.lively(5);
  await gate.waiting();
  const holder =
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
  const lockOf = async () => (await gate.query(holder)).rows[0]?.pid as number | undefined;
  const before = await lockOf();
  await gate.query("SELECT pg_terminate_backend($1)", [before]);
  // The second has the lock now, and the first's transaction is still open.
  await until(async () => ![undefined, before].includes(await lockOf()), "the second has the lock");
  await says(second, "Indexing chain");
  await gate.open();
  await branches.lively(5);
  await indexed();
  await standsBy(first);
  await branches.lively(5);
  await indexed();
  expect(await turns()).toEqual(["first", "second"]);
  await expectTruth(database, world);
});
