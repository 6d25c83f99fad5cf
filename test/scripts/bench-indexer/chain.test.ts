import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planChain, sizeForLogs } from "#scripts/bench/indexer/chain-size.ts";
import { countLogs } from "#scripts/bench/indexer/count-logs.ts";
import { request } from "#scripts/bench/indexer/rpc.ts";
import { type ServedChain, serveChain } from "#scripts/bench/indexer/serve-chain.ts";

const size = { slices: 60, payouts: 12, transfers: 30, claims: 30 };
let folder: string;
let chain: ServedChain;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lode-bench-chain-"));
  chain = await serveChain(size, () => {}, folder);
});
afterAll(async () => {
  await chain?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the chain of the bench holds as many purchases, payouts, transfers and claims as asked for", async () => {
  const counts = await countLogs(chain.rpcUrl, chain.deployment);
  expect(counts.get("SliceBought")).toBe(60);
  expect(counts.get("PayoutAccrued")).toBe(12);
  expect(counts.get("Transfer")).toBe(90);
  expect(counts.get("Claimed")).toBe(30);
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(chain.logs);
});

test("a kept chain comes back with the same blocks and logs, and its clock goes on", async () => {
  const head = () =>
    request<{ hash: string; number: string; timestamp: string }>(again.rpcUrl, "eth_getBlockByNumber", [
      "latest",
      false,
    ]);
  const again = await serveChain(size, () => {}, folder);
  try {
    const built = await request<{ hash: string }>(chain.rpcUrl, "eth_getBlockByNumber", ["latest", false]);
    const before = await head();
    expect(before.hash).toBe(built.hash);
    expect(await countLogs(again.rpcUrl, again.deployment)).toEqual(await countLogs(chain.rpcUrl, chain.deployment));
    await request(again.rpcUrl, "evm_mine");
    const after = await head();
    expect(Number(after.number)).toBe(Number(before.number) + 1);
    expect(Number(after.timestamp)).toBeGreaterThan(Number(before.timestamp));
  } finally {
    await again.stop();
  }
});

test("a number of logs is turned into sizes that leave about as many", async () => {
  const { slices, transfers, claims, payouts } = sizeForLogs(410_050);
  expect(Math.abs(slices * 3 + payouts * 3 + transfers * 3 + claims - 410_050)).toBeLessThan(410_050 * 0.01);
});

test("sizes that would touch a slice twice between two payouts are refused in a sentence", () => {
  expect(() => planChain({ slices: 10, payouts: 2, transfers: 50, claims: 50 })).toThrow("Take more payouts");
});
