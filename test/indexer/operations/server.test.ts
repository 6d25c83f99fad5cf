import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { findFreePort } from "../../free-port.ts";
import { until } from "../index-chain.ts";
import { startRpcProxy } from "../rpc-proxy.ts";
import { createWorld, type World } from "../world.ts";
import { type IndexerProcess, readMetric, startIndexerProcess } from "./indexer-process.ts";

let world: World;
let database: TestDatabase;
const running: IndexerProcess[] = [];

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  const batch = await world.createBatch();
  await world.buy(world.holders[0] as `0x${string}`, batch, 9n);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((indexer) => indexer.stop()));
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

function start(settings: Record<string, string> = {}) {
  const indexer = startIndexerProcess(world.deployment, {
    ...{ DATABASE_URL: database.url, RPC_URL: world.rpcUrl },
    ...settings,
  });
  running.push(indexer);
  return indexer;
}
const becomesReady = (indexer: IndexerProcess) =>
  until(async () => (await indexer.ask("/ready")).status === 200, "it is ready");

test("an indexer that has caught up is healthy, ready, and tells Prometheus so", async () => {
  const indexer = start();
  await becomesReady(indexer);
  expect((await indexer.ask("/health")).json()).toEqual({ healthy: true, role: "writer" });
  const head = await world.client.getBlockNumber();
  expect((await indexer.ask("/ready")).json()).toMatchObject({
    ...{ ready: true, role: "writer", block: String(head), head: String(head), lagBlocks: 0 },
  });
  const { text } = await indexer.ask("/metrics");
  const [{ events } = { events: 0 }] = await database.query<{ events: number }>(
    "SELECT count(*)::int AS events FROM log",
  );
  expect(readMetric(text, "lode_indexer_events_total", { chain_id: "31337" })).toBe(events);
  expect(readMetric(text, "lode_indexer_indexed_block")).toBe(Number(head));
  expect(readMetric(text, "lode_indexer_lag_blocks")).toBe(0);
  expect(readMetric(text, "lode_indexer_lag_seconds")).toBe(0);
  expect(readMetric(text, "lode_indexer_role", { role: "writer" })).toBe(1);
  expect(readMetric(text, "lode_indexer_role", { role: "standby" })).toBe(0);
  expect(readMetric(text, "lode_indexer_commit_seconds_count")).toBeGreaterThan(0);
  expect(readMetric(text, "lode_indexer_build_info")).toBe(1);
  expect(readMetric(text, "process_resident_memory_bytes")).toBeGreaterThan(1e6);
  expect((await indexer.ask("/else")).status).toBe(404);
  expect((await indexer.ask("//")).status).toBe(404);
});

test("what is asked of the node, and what it refuses, is counted by its origin", async () => {
  let refused = 0;
  const proxy = await startRpcProxy(world.rpcUrl, async ({ method }, forward) =>
    method === "eth_getBlockByNumber" && refused++ < 3
      ? { error: { code: -32000, message: "header not found" } }
      : forward(),
  );
  const fresh = await createTestDatabase();
  const indexer = start({ RPC_URL: `${proxy.rpcUrl}/v3/0123456789abcdef`, DATABASE_URL: fresh.url });
  await becomesReady(indexer);
  const { text } = await indexer.ask("/metrics");
  const endpoint = proxy.rpcUrl;
  expect(readMetric(text, "lode_indexer_rpc_requests_total", { endpoint })).toBeGreaterThan(5);
  expect(readMetric(text, "lode_indexer_rpc_errors_total", { endpoint })).toBeGreaterThanOrEqual(3);
  await indexer.stop();
  await fresh.drop();
  await proxy.stop();
});

test("blocks that are taken back are counted, with how many", async () => {
  const indexer = start();
  await becomesReady(indexer);
  const id = await world.client.snapshot();
  await world.client.mine({ blocks: 3 });
  const left = await world.client.getBlockNumber();
  await until(async () => (await indexer.ask("/ready")).json().block === String(left), "the blocks are indexed");
  await world.client.revert({ id });
  await world.client.increaseTime({ seconds: 100 });
  await world.client.mine({ blocks: 5 });
  await until(
    async () => readMetric((await indexer.ask("/metrics")).text, "lode_indexer_reorganisations_total") === 1,
    "it went back",
  );
  expect(readMetric((await indexer.ask("/metrics")).text, "lode_indexer_reorganisation_depth_sum")).toBe(3);
});

test("a node that goes away makes the indexer not ready, with the reason, and ready again when it is back", async () => {
  const proxy = await startRpcProxy(world.rpcUrl);
  const indexer = start({ RPC_URL: proxy.rpcUrl });
  await becomesReady(indexer);
  proxy.meddle = () => Promise.reject(new Error("cut"));
  await until(async () => (await indexer.ask("/ready")).status === 503, "it is not ready");
  expect((await indexer.ask("/ready")).json()).toMatchObject({
    ready: false,
    role: "writer",
    reason: /cannot be reached/,
  });
  expect((await indexer.ask("/health")).status).toBe(200);
  proxy.meddle = (_, forward) => forward();
  await becomesReady(indexer);
  await indexer.stop();
  await proxy.stop();
});

test("a standby is healthy and not ready until it takes over", async () => {
  const first = start();
  await becomesReady(first);
  const second = start();
  await second.heard(/standing by/);
  expect(await second.ask("/health")).toMatchObject({ status: 200 });
  const answer = await second.ask("/ready");
  expect(answer.status).toBe(503);
  expect(answer.json()).toMatchObject({
    ...{ ready: false, role: "standby", reason: "Standing by: another indexer writes this chain." },
  });
  expect(readMetric((await second.ask("/metrics")).text, "lode_indexer_role", { role: "standby" })).toBe(1);
  expect(readMetric((await second.ask("/metrics")).text, "lode_indexer_lag_blocks")).toBeUndefined();
  first.child.kill("SIGKILL");
  await becomesReady(second);
});

test("a busy port is said with what to do, the chain is followed all the same, and the port taken once it is free", async () => {
  const other = createServer((_, answer) => answer.end("mine")).listen(await findFreePort(), "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const indexer = start({ INDEXER_PORT: String(port) });
  await indexer.heard(/Caught up with the chain's head/);
  expect(indexer.lines().find((line) => line.code === "operations-port")).toMatchObject({
    ...{ level: "warn", port, cause: "EADDRINUSE" },
    message: expect.stringMatching(
      /^Port \d+ of 127\.0\.0\.1 is busy: set INDEXER_PORT to a free one, or end the program/,
    ),
  });
  other.close();
  await becomesReady(indexer);
});
