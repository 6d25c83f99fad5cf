import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databaseAway } from "#indexer/database-away.ts";
import { createDatabase } from "#prisma/client.ts";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { listen, startIndexer, until } from "../index-chain.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
let database: TestDatabase;
let role: string;
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});
beforeEach(() => {
  role = `role_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
});

/** The same database at another address. */
function at(change: (url: URL) => void): TestDatabase {
  const url = new URL(database.url);
  change(url);
  return { ...database, url: url.href, db: createDatabase(url.href) };
}
const where = () => new URL(database.url).host + new URL(database.url).pathname;

/** How an indexer ends that somebody must help. */
async function haltOf(place: TestDatabase): Promise<string> {
  const indexer = startIndexer(place, world);
  indexer.caughtUp.catch(() => {});
  const error = await indexer.ended.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  await place.db.$disconnect();
  expect(error?.name).toBe("HaltError");
  return error?.message ?? "";
}

describe("an indexer that somebody must help ends with a sentence", () => {
  test("when the password is wrong", async () => {
    const place = at((url) => {
      url.password = "wrong";
    });
    expect(await haltOf(place)).toBe(
      `The database ${where()} does not let user lode in: correct user and password in DATABASE_URL, or the server's pg_hba.conf.`,
    );
  });

  test("when its user may read, and not write", async () => {
    await database.query(`CREATE ROLE ${role} LOGIN PASSWORD '${role}'`);
    await database.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`);
    const place = at((url) => {
      url.username = role;
      url.password = role;
    });
    expect(await haltOf(place)).toMatch(
      /^User role_\w+ may not do what the indexer does in the database .* \(.*permission denied for table \w+.*\): let it own Lode's tables/,
    );
    await database.query(`DROP OWNED BY ${role}`);
    await database.query(`DROP ROLE ${role}`);
  });
});

describe("an indexer waits, saying for what,", () => {
  test("for a database that does not exist yet", async () => {
    const name = `later_${role}`;
    const place = at((url) => {
      url.pathname = `/${name}`;
    });
    const { log, said } = listen();
    const indexer = startIndexer(place, world, { log });
    await until(() => said.some((line) => line.includes(`/${name}: create it (\`createdb ${name}\`)`)), "it says so");
    await database.query(`CREATE DATABASE ${name} TEMPLATE template_lode`);
    await indexer.caughtUp;
    await indexer.stop();
    await place.db.$disconnect();
    await database.query(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  test("for a database that takes no writes: a replica, or a primary that is being replaced", async () => {
    const name = new URL(database.url).pathname.slice(1);
    await database.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    const place = at(() => {});
    const { log, said } = listen();
    const indexer = startIndexer(place, world, { log });
    await until(
      () =>
        said.some((line) => /takes no writes: it is a replica, or set to read-only\. Give the primary's/.test(line)),
      "it says so",
    );
    await database.query(
      `SET default_transaction_read_only = off; ALTER DATABASE ${name} RESET default_transaction_read_only`,
    );
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'test'`,
    );
    await indexer.caughtUp;
    await indexer.stop();
    await place.db.$disconnect();
  });
});

test.each([
  [
    "53100",
    'could not extend file "base/5/16391": No space left on device',
    /no space left on its disk: make room there/,
  ],
  ["53300", "sorry, too many clients already", /takes no more connections: end some, or raise its max_connections/],
  ["53200", "out of memory", /has not enough of what it needs \(out of memory\)/],
  ["40P01", "deadlock detected", /took back what was under way, because something else wanted the same rows/],
  ["57P01", "terminating connection due to administrator command", /cannot be used now\. Is PostgreSQL running/],
])("PostgreSQL's %s (%s) is waited out, wherever in an error it is told", (code, message, sentence) => {
  const told = [
    Object.assign(new Error(message), { code }),
    new Error("Invalid `prisma` invocation", {
      cause: Object.assign(new Error("driver"), { cause: { originalCode: code } }),
    }),
    new Error(`Raw query failed. Code: \`${code}\`. Message: \`${message}\``),
  ];
  for (const error of told) {
    const trouble = databaseAway(error, "postgresql://lode:secret@db:5432/lode");
    expect(trouble).toMatchObject({ waitingHelps: true });
    expect(trouble?.sentence).not.toContain("secret");
  }
  expect(databaseAway(told[0], "postgresql://lode:secret@db:5432/lode")?.sentence).toMatch(sentence);
});

test("what is no fault of the database is none", () => {
  expect(databaseAway(new TypeError("undefined is not a function"), database.url)).toBeUndefined();
});
