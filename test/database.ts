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

/** A fresh database with all migrations, for one test file. Call `drop` in `afterAll`. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const adminUrl = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} ${migrated ? "TEMPLATE template_lode" : ""}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const db = createDatabase(url.href);
  const pool = new pg.Pool({ connectionString: url.href, max: 2, application_name: "test" });
  pool.on("error", () => {}); // a test that stops the server tells its own story
  return {
    url: url.href,
    db,
    query: async (sql, values) => (await pool.query(sql, values)).rows,
    async drop() {
      await db.$disconnect();
      await pool.end();
      await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
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
