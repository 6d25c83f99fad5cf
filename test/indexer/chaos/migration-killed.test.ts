import { spawn } from "node:child_process";
import { once } from "node:events";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { until } from "../index-chain.ts";
import { patience, times } from "./effort.ts";
import { describeSchema } from "./schema.ts";

const KILLS = times(3, 40);
/** The advisory lock that a migration waits for at the statement it is to be killed in. */
const GATE = 77;
let whole: TestDatabase;
beforeAll(async () => {
  whole = await createTestDatabase();
});
afterAll(() => whole?.drop());

/** In a schema of its own: counts the statements that define something, and stops at one of them for as long as the gate is held. */
const stopAtStatement = `
  CREATE SCHEMA chaos; CREATE SEQUENCE chaos.step; CREATE TABLE chaos.target AS SELECT 0::bigint AS n;
  CREATE FUNCTION chaos.stop() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('chaos.step') = (SELECT n FROM chaos.target) THEN PERFORM pg_advisory_xact_lock(${GATE}); END IF;
  END $$;
  CREATE EVENT TRIGGER chaos_stop ON ddl_command_start EXECUTE FUNCTION chaos.stop()`;

/** `prisma migrate deploy`, with its engine in a process group of its own: killed, both are gone at once. */
function migrate(url: string) {
  const child = spawn(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
    ...{ detached: true, stdio: "ignore" },
    env: { ...process.env, DATABASE_URL: url },
  });
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  return { ended, kill: () => process.kill(-(child.pid ?? 0), "SIGKILL") };
}

async function prepare() {
  const database = await createTestDatabase({ migrated: false });
  await database.query(stopAtStatement);
  return database;
}

async function killAt(database: TestDatabase, statement: number) {
  const gate = new pg.Client({ connectionString: database.url, application_name: "test" });
  await gate.connect();
  await gate.query("SELECT pg_advisory_lock($1)", [GATE]);
  await gate.query("UPDATE chaos.target SET n = $1", [statement]);
  const { ended, kill } = migrate(database.url);
  const waiting = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = ${GATE} AND NOT granted`;
  await until(async () => (await database.query(waiting)).length === 1, `statement ${statement} has begun`);
  kill();
  expect((await ended)[1]).toBe("SIGKILL");
  await gate.end();
  const others = "datname = current_database() AND application_name <> 'test' AND backend_type = 'client backend'";
  await until(
    async () => (await database.query(`SELECT 1 FROM pg_stat_activity WHERE ${others}`)).length === 0,
    "the server has noticed",
  );
}

test(
  `prisma migrate deploy, killed in the middle of ${KILLS} of its statements, leaves no migration half-done, and run again ends with the same schema as a clean one`,
  async () => {
    const clean = await prepare();
    expect((await migrate(clean.url).ended)[0]).toBe(0);
    const [steps] = await clean.query<{ n: string }>("SELECT last_value AS n FROM chaos.step");
    await clean.drop();
    const expected = await describeSchema(whole);
    expect(expected.length).toBeGreaterThan(300);

    // The first is the table in which migrations are noted; the others are anywhere.
    const anywhere = fc.integer({ min: 2, max: Number(steps?.n) });
    for (const statement of [1, ...fc.sample(anywhere, { numRuns: KILLS - 1, seed: 4 })]) {
      const database = await prepare();
      await killAt(database, statement);
      if (statement > 1) {
        expect(await database.query("SELECT 1 FROM _prisma_migrations WHERE finished_at IS NULL")).toEqual([]);
      }
      await database.query("UPDATE chaos.target SET n = 0");
      expect((await migrate(database.url).ended)[0], `after statement ${statement}`).toBe(0);
      expect(await describeSchema(database), `after statement ${statement}`).toEqual(expected);
      await database.drop();
    }
  },
  patience(KILLS),
);
