import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createDatabase, type Database } from "#prisma/client.ts";

export type TestDatabase = {
  url: string;
  db: Database;
  /** Runs one statement, for looking behind the scenes. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
};

/** A fresh database with all migrations, for one test file. Call `drop` in `afterAll`. Outside of vitest `adminUrl` must be given. */
export async function createTestDatabase({
  migrated = true,
  adminUrl = inject("postgresUrl"),
} = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} ${migrated ? "TEMPLATE template_lode" : ""}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const { close, ...opened } = openDatabase(url.href);
  return {
    ...opened,
    async drop() {
      await close();
      await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** A database that is there already. Call `close` in `afterAll`. */
export function openDatabase(url: string): Omit<TestDatabase, "drop"> & { close(): Promise<void> } {
  const db = createDatabase(url);
  const utc = "-c timezone=UTC";
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: "test", options: utc });
  pool.on("error", () => {}); // a test that stops the server tells its own story
  return {
    url,
    db,
    query: async (sql, values) => (await pool.query(sql, values)).rows,
    async close() {
      await db.$disconnect();
      await pool.end();
    },
  };
}

async function asAdmin(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
