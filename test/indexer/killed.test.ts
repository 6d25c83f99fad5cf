import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce, snapshot, until } from "./index-chain.ts";
import { startRpcProxy } from "./rpc-proxy.ts";
import { createWorld, type World } from "./world.ts";

const LARGEST_RANGE = 20n;
let world: World;
let database: TestDatabase;
let fresh: TestDatabase;
let proxy: Awaited<ReturnType<typeof startRpcProxy>>;
const folder = mkdtempSync(join(tmpdir(), "lode-killed-"));
const deploymentFile = join(folder, "deployment.json");

beforeAll(async () => {
  [world, database, fresh] = await Promise.all([createWorld(), createTestDatabase(), createTestDatabase()]);
  const [alice, bob] = world.holders as [`0x${string}`, `0x${string}`];
  const batch = await world.createBatch({ periods: 30 });
  await world.passDays(1);
  for (let period = 0; period < 25; period++) {
    const slice = await world.buy(period % 2 ? alice : bob, batch, 30n);
    await world.client.mine({ blocks: 20 });
    await world.passDays(1);
    await world.post(batch, period, { gross: 10_007n, hosting: 3n, deliveredBps: 9_900 });
    if (period % 3 === 0) await world.transfer(period % 2 ? alice : bob, alice, slice);
    if (period % 4 === 0) await world.claim(alice, [slice], alice).catch(() => undefined);
  }
  writeFileSync(deploymentFile, JSON.stringify(world.deployment));
  // A node that refuses long ranges: the backfill has many transactions, and many moments to be killed in.
  proxy = await startRpcProxy(world.rpcUrl, async (request, forward) => {
    const [filter] = request.params as [{ fromBlock?: string; toBlock?: string }];
    const blocks = request.method === "eth_getLogs" ? BigInt(filter.toBlock ?? 0) - BigInt(filter.fromBlock ?? 0) : 0n;
    if (blocks >= LARGEST_RANGE) return { error: { code: -32005, message: "query exceeds the largest range" } };
    return forward();
  });
  await indexOnce(fresh, world);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([proxy?.stop(), database?.drop(), fresh?.drop()]);
  await world?.stop();
});

function spawnIndexer(): ChildProcess {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.url, RPC_URL: proxy.rpcUrl, LODE_DEPLOYMENT: deploymentFile, LOG_LEVEL: "info" },
  };
  return spawn(process.execPath, ["indexer/main.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
}

async function reached(): Promise<bigint> {
  const [row] = await database.query<{ block_number: string }>("SELECT block_number FROM chain_cursor");
  return BigInt(row?.block_number ?? -1);
}

test("killed again and again during backfill, the indexer ends with the same tables as a fresh index", async () => {
  const head = await world.client.getBlockNumber();
  const shares = fc.sample(fc.integer({ min: 2, max: 72 }), { numRuns: 6, seed: 9 }).sort((a, b) => a - b);
  let killedHalfway = 0;
  for (const share of shares) {
    const target = (head * BigInt(share)) / 100n;
    if ((await reached()) >= target) continue;
    const child = spawnIndexer();
    const ended = once(child, "exit");
    await until(async () => (await reached()) >= target, `block ${target} is indexed`);
    child.kill("SIGKILL");
    expect((await ended)[1]).toBe("SIGKILL");
    if ((await reached()) < head) killedHalfway++;
  }
  expect(killedHalfway).toBeGreaterThanOrEqual(3);
  const child = spawnIndexer();
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  await until(async () => (await reached()) === head, "the head is indexed");
  expect(await snapshot(database)).toEqual(await snapshot(fresh));

  const ended = once(child, "exit");
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  expect(said).toContain("per second");
  expect(said).toContain("Stopping after the blocks under way.");
});
