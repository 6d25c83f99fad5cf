import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hideSecrets } from "#indexer/hide-secrets.ts";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { until } from "../index-chain.ts";
import { startRpcProxy } from "../rpc-proxy.ts";
import { createWorld, type World } from "../world.ts";
import { startIndexerProcess } from "./indexer-process.ts";

const PASSWORD = "pa55w0rd/of&the=database";
const KEY = "k3y-of-the-provider";
const TOKEN = "t0ken_in_the_query";
const BASIC = "basic-pa55word";
const secrets = [PASSWORD, encodeURIComponent(PASSWORD), KEY, TOKEN, BASIC];
const role = `role_${randomUUID().replaceAll("-", "").slice(0, 12)}`;

let world: World;
let database: TestDatabase;
let databaseUrl: string;
let proxy: Awaited<ReturnType<typeof startRpcProxy>>;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  proxy = await startRpcProxy(world.rpcUrl);
  await database.query(`CREATE ROLE ${role} LOGIN SUPERUSER PASSWORD '${PASSWORD}'`);
  const url = new URL(database.url);
  url.username = role;
  url.password = encodeURIComponent(PASSWORD);
  databaseUrl = url.href;
});
afterAll(async () => {
  await proxy?.stop();
  await database?.query(`DROP ROLE ${role}`);
  await database?.drop();
  await world?.stop();
});

const rpcUrl = () => `${proxy.rpcUrl.replace("//", `//user:${BASIC}@`)}/v3/${KEY}?token=${TOKEN}`;

function expectNoSecret(text: string) {
  for (const secret of secrets) expect(text).not.toContain(secret);
}

test("no password and no key of a provider is in anything an indexer says, whatever goes wrong", async () => {
  const indexer = startIndexerProcess(world.deployment, { DATABASE_URL: databaseUrl, RPC_URL: rpcUrl() });
  const heard: string[] = [];
  const ask = async () => {
    for (const path of ["/health", "/ready", "/metrics"]) heard.push((await indexer.ask(path)).text);
  };
  await indexer.heard(/Caught up with the chain's head/);
  await ask();
  for (const answer of [
    { error: { code: -32000, message: `no more credits for ${KEY} at ${rpcUrl()}` } },
    { result: { token: TOKEN } },
    { result: null },
  ]) {
    let answered = 0;
    proxy.meddle = ({ method }, forward) => {
      if (method === "eth_chainId") return forward();
      answered++;
      return Promise.resolve(answer);
    };
    await until(() => answered > 4, "it has tried again");
    await ask();
  }
  proxy.meddle = () => Promise.reject(new Error("cut"));
  await indexer.heard(/cannot be reached/);
  await ask();
  proxy.meddle = (_, forward) => forward();
  await indexer.heard(/Everything answers again/);
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}' AND pid <> pg_backend_pid()`,
  );
  await indexer.heard(/"code":"(lock-lost|database-)/);
  await until(async () => (await indexer.ask("/ready")).status === 200, "it is ready again");
  await indexer.stop();
  expectNoSecret(indexer.output() + heard.join("\n"));
  for (const line of indexer.lines()) {
    expect(line).toMatchObject({ time: expect.any(String), message: expect.any(String), chainId: 31_337 });
    if (line.level === "warn" || line.level === "error") expect(line.code).toMatch(/^[a-z-]+$/);
  }
});

test("nor when it cannot start: wrong password, settings that are none, a node of another chain", async () => {
  const bad: Record<string, string>[] = [
    { DATABASE_URL: databaseUrl.replace(role, `${role}x`), RPC_URL: rpcUrl() },
    { DATABASE_URL: databaseUrl.replace("postgresql", "mysql"), RPC_URL: rpcUrl().replace("http", "ftp") },
    { DATABASE_URL: databaseUrl, RPC_URL: rpcUrl(), CHAIN_ID: "1" },
  ];
  for (const settings of bad) {
    const indexer = startIndexerProcess(world.deployment, settings);
    expect(await indexer.ended).toEqual({ code: 1, signal: null });
    expect(indexer.output()).not.toBe("");
    expectNoSecret(indexer.output());
  }
});

test("addresses are cut to what says where they lead", () => {
  const hide = hideSecrets(
    "https://eth.example/v3/abcdefgh12345678",
    "postgresql://lode:correct-horse@db.example:5432/lode",
  );
  expect(hide("HTTP request failed. URL: https://eth.example/v3/abcdefgh12345678\nRequest body: {}")).toBe(
    "HTTP request failed. URL: https://eth.example\nRequest body: {}",
  );
  expect(hide("wss://eth.example/v3/abcdefgh12345678, https://other.example/path")).toBe(
    "wss://eth.example, https://other.example/path",
  );
  expect(hide("key abcdefgh12345678, password correct-horse, user lode")).toBe("key …, password …, user lode");
  expect(hide("postgresql://lode:correct-horse@db.example:5432/lode")).toBe("postgresql://…@db.example:5432/lode");
});
