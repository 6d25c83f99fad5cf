import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.ts";

/** What docs/operating.md has an operator type, held against the schema as the migrations make it. */
const sql =
  readFileSync("docs/operating.md", "utf8").match(/```sql\nCREATE EXTENSION citus;\n([\s\S]*?)```/)?.[1] ?? "";
const distributed = [
  ...sql.matchAll(
    /^SELECT create_distributed_table\('(\w+)', '(\w+)', (?:shard_count => \d+|colocate_with => '(\w+)')\);$/gm,
  ),
].map(([, table = "", column = "", beside]) => ({ table, column, beside: beside === "none" ? undefined : beside }));
const copied = [...sql.matchAll(/^SELECT create_reference_table\('(\w+)'\);$/gm)].map(([, table = ""]) => table);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

const ours = `table_schema = 'public' AND table_name <> '_prisma_migrations'`;

describe("the statements that distribute the schema with Citus", () => {
  test("are all of the forms that these tests understand", () => {
    expect(sql.trim().split("\n")).toHaveLength(distributed.length + copied.length);
  });

  test("name every table once", async () => {
    const tables = await database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE ${ours} AND table_type = 'BASE TABLE' ORDER BY 1`,
    );
    const named = [...distributed.map(({ table }) => table), ...copied].sort();
    expect(named).toEqual(tables.map(({ name }) => name).sort());
  });

  test("distribute by columns that exist, and of one type where tables lie together", async () => {
    const columns = await database.query<{ name: string; type: string }>(
      `SELECT table_name || '.' || column_name AS name, data_type AS type FROM information_schema.columns WHERE ${ours}`,
    );
    const types = new Map(columns.map(({ name, type }) => [name, type]));
    const columnOf = new Map(distributed.map(({ table, column }) => [table, column]));
    for (const { table, column, beside } of distributed) {
      expect(types.get(`${table}.${column}`), `${table}.${column}`).toBeDefined();
      if (beside === undefined) continue;
      expect(types.get(`${beside}.${columnOf.get(beside)}`), `${table} beside ${beside}`).toBe(
        types.get(`${table}.${column}`),
      );
    }
  });

  test("put every table with a batch_id on the server of its batch", async () => {
    const tables = await database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
       WHERE ${ours} AND column_name = 'batch_id' AND table_type = 'BASE TABLE'`,
    );
    const byBatch = distributed.filter(({ column }) => column === "batch_id").map(({ table }) => table);
    expect(byBatch.sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  test("find the distribution column in every primary key and unique index", async () => {
    const indexes = await database.query<{ table: string; index: string; columns: string[] }>(
      `SELECT c.relname AS "table", i.relname AS "index", array_agg(a.attname::text) AS "columns"
       FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (x.indkey)
       WHERE x.indisunique AND c.relnamespace = 'public'::regnamespace GROUP BY 1, 2`,
    );
    for (const { table, column } of distributed) {
      const own = indexes.filter((index) => index.table === table);
      expect(own.length, table).toBeGreaterThan(0);
      for (const { index, columns } of own) expect(columns, index).toContain(column);
    }
  });

  test("need no foreign key to span servers: there is none", async () => {
    expect(await database.query(`SELECT conname FROM pg_constraint WHERE contype = 'f'`)).toEqual([]);
  });
});
