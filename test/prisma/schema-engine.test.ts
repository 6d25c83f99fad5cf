import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.ts";

// The real prisma command over scripts/schema-engine.mjs, in a small project of its own.
const cli = resolve("node_modules/prisma/build/index.js");
const engine = resolve("scripts/schema-engine.mjs");
const migration = "prisma/migrations/20260101000000_first";
let project: string;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  project = mkdtempSync(join(tmpdir(), "lode-prisma-"));
  mkdirSync(join(project, migration), { recursive: true });
  writeFileSync(join(project, "package.json"), "{}");
  writeFileSync(
    join(project, "prisma.config.mjs"),
    `export default { schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" }, datasource: { url: process.env.DATABASE_URL } };`,
  );
  writeFileSync(
    join(project, "prisma/schema.prisma"),
    `generator client {\n  provider = "prisma-client"\n  output = "./generated"\n}\ndatasource db {\n  provider = "postgresql"\n}\nmodel Coin {\n  id Int @id\n  amount Decimal @db.Decimal(78, 0)\n}\n`,
  );
  writeFileSync(join(project, "prisma/migrations/migration_lock.toml"), `provider = "postgresql"\n`);
  writeFileSync(
    join(project, migration, "migration.sql"),
    `CREATE TABLE "Coin" ("id" INTEGER NOT NULL, "amount" DECIMAL(78,0) NOT NULL, CONSTRAINT "Coin_pkey" PRIMARY KEY ("id"));
CREATE FUNCTION twice(n numeric) RETURNS numeric LANGUAGE plpgsql AS $$ BEGIN RETURN n; RETURN n * 2; END; $$;
CREATE OR REPLACE FUNCTION twice(n numeric) RETURNS numeric LANGUAGE plpgsql AS $body$ BEGIN RETURN n * 2; END; $body$;\n`,
  );
});
afterAll(async () => {
  rmSync(project, { recursive: true });
  await database.drop();
});

async function prisma(args: string[], url = database.url) {
  const env = { ...process.env, DATABASE_URL: url, PRISMA_SCHEMA_ENGINE_BINARY: engine, CHECKPOINT_DISABLE: "1" };
  const ran = promisify(execFile)(process.execPath, [cli, ...args], { cwd: project, env });
  return ran.then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error) => ({ code: error.code as number, said: String(error.stdout) + String(error.stderr) }),
  );
}
const drift = [
  "migrate",
  "diff",
  "--from-migrations",
  "prisma/migrations",
  "--to-schema",
  "prisma/schema.prisma",
  "--exit-code",
];

test("generate writes a client", async () => {
  expect(await prisma(["generate"])).toMatchObject({ code: 0 });
  expect(readdirSync(join(project, "prisma/generated"))).toContain("client.ts");
});

test("migrate deploy applies migrations once, function bodies with semicolons in them whole", async () => {
  expect(await prisma(["migrate", "deploy"])).toMatchObject({ code: 0 });
  expect(await database.query("SELECT twice(21)::int AS answer")).toEqual([{ answer: 42 }]);
  expect((await prisma(["migrate", "deploy"])).said).toContain("No pending migrations");
});

test("migrate deploy creates the database where there is none", async () => {
  const url = new URL(database.url);
  url.pathname = `${url.pathname}_new`;
  expect(await prisma(["migrate", "deploy"], url.href)).toMatchObject({ code: 0 });
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  await admin.query(`DROP DATABASE ${url.pathname.slice(1)}`);
  await admin.end();
});

test("diff sees no drift, then the drift of a changed schema, and leaves no shadow database behind", async () => {
  expect(await prisma(drift)).toMatchObject({ code: 0 });
  const schema = join(project, "prisma/schema.prisma");
  const before = readFileSync(schema, "utf8");
  writeFileSync(schema, before.replace("id Int @id", "id Int @id\n  name String?"));
  const changed = await prisma(drift);
  expect(changed.code).toBe(2);
  expect(changed.said).toContain("name");
  const created = await prisma(["migrate", "dev", "--name", "second"]);
  expect(created, created.said).toMatchObject({ code: 0 });
  expect(await prisma(drift)).toMatchObject({ code: 0 });
  expect(await database.query("SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'")).toEqual(
    [],
  );
});

test("reset empties the database and applies every migration again", async () => {
  await database.query(`INSERT INTO "Coin" (id, amount) VALUES (1, 5)`);
  const reset = await prisma(["migrate", "reset", "--force"]);
  expect(reset, reset.said).toMatchObject({ code: 0 });
  expect(await database.query(`SELECT count(*)::int AS n FROM "Coin"`)).toEqual([{ n: 0 }]);
});

test("a migration that fails says which and why", async () => {
  const broken = join(project, "prisma/migrations/29990101000000_broken");
  mkdirSync(broken);
  writeFileSync(join(broken, "migration.sql"), "SELECT no_such_function();");
  const { code, said } = await prisma(["migrate", "deploy"]);
  expect(code).not.toBe(0);
  expect(said).toContain("29990101000000_broken");
  expect(said).toContain("no_such_function");
  rmSync(broken, { recursive: true });
});

test("a server that is not there is a sentence, not a stack", async () => {
  const { code, said } = await prisma(["migrate", "deploy"], "postgresql://lode:lode@127.0.0.1:1/none");
  expect(code).not.toBe(0);
  expect(said).toMatch(/P1001.*Can't reach database server at `127\.0\.0\.1:1`/s);
});

test("our own migrations and our own schema say the same", async () => {
  cpSync("prisma/schema.prisma", join(project, "prisma/schema.prisma"));
  rmSync(join(project, "prisma/migrations"), { recursive: true });
  cpSync("prisma/migrations", join(project, "prisma/migrations"), { recursive: true });
  expect(await prisma(drift)).toMatchObject({ code: 0 });
});
