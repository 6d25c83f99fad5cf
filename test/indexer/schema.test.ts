import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { listen, snapshot, startIndexer, until } from "./index-chain.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const later = "29990101000000_from_the_future";
const add = () =>
  database.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('later', '', '${later}', now())`,
  );
const isEmpty = async () => Object.values(await snapshot(database)).every((rows) => rows.length === 0);

test("a schema newer than the code halts the indexer with the migration's name, and nothing is written", async () => {
  await add();
  const indexer = startIndexer(database, world);
  indexer.caughtUp.catch(() => {});
  await expect(indexer.ended).rejects.toThrow(
    new RegExp(`migrated by a newer version of Lode .*${later}.*start that version's indexer. Nothing was written`),
  );
  expect(await isEmpty()).toBe(true);
});

test("a schema that became newer while an indexer stood by halts it when it takes over", async () => {
  const first = startIndexer(database, world);
  await first.caughtUp;
  const { log, said } = listen();
  const second = startIndexer(database, world, { log });
  second.caughtUp.catch(() => {});
  second.ended.catch(() => {});
  await until(() => said.some((line) => line.includes("standing by")), "the second stands by");
  await add();
  await first.stop();
  await expect(second.ended).rejects.toThrow(/migrated by a newer version of Lode/);
});

test.each([
  {
    what: "lacks the last migration",
    spoil: "DELETE FROM _prisma_migrations WHERE migration_name =",
    sentence: /The database lacks the migration 2\w+: run `npm run db:migrate`/,
  },
  {
    what: "has it half-way",
    spoil: "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name =",
    sentence: /The migration 2\w+ is under way or failed: let `npm run db:migrate` end/,
  },
])(
  "a schema older than the code, which $what, is waited for, with the command that mends it",
  async ({ spoil, sentence }) => {
    const last = "(SELECT max(migration_name) FROM _prisma_migrations)";
    await database.query("CREATE TABLE kept AS SELECT * FROM _prisma_migrations");
    await database.query(`${spoil} ${last}`);
    const { log, said } = listen();
    const indexer = startIndexer(database, world, { log });
    await until(() => said.some((line) => sentence.test(line)), "it says so");
    await database.query("DELETE FROM _prisma_migrations");
    await database.query("INSERT INTO _prisma_migrations SELECT * FROM kept");
    await indexer.caughtUp;
    await indexer.stop();
  },
);

test("a database without our tables is said with the command that makes them", async () => {
  const empty = await createTestDatabase({ migrated: false });
  const { log, said } = listen();
  const indexer = startIndexer(empty, world, { log });
  indexer.caughtUp.catch(() => {});
  await until(
    () => said.some((line) => line.includes("no tables of Lode's yet: run `npm run db:migrate`")),
    "it says so",
  );
  await indexer.stop();
  await empty.drop();
});
