import { maxUint256 } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { rollBackTo } from "#indexer/roll-back.ts";
import { findBatch } from "#queries/find-batch.ts";
import { verifyLedger } from "#scripts/verify-ledger/verify-ledger.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "./index-chain.ts";
import { live } from "./live.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  await live(world);
  await indexOnce(database, world);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

const verify = () => verifyLedger(database.db, world.deployment, { rpcUrl: world.rpcUrl });

test("what was proven, what waits for it and what became of it are what the contracts say", async () => {
  const { differences, counts } = await verify();
  expect(differences).toEqual([]);
  expect(counts.database).toMatchObject({ payment: 3, script: 9, relay: 5 });
});

test("refunds of what was not proven are lines of whoever held the slice, and its sum is what the chain paid and would pay", async () => {
  const causes = await database.query<{ cause: string }>(
    `SELECT DISTINCT "cause" FROM "slice_refund" WHERE "amount" > 0 AND "cause" IN ('not proven', 'under-report') ORDER BY 1`,
  );
  expect(causes.map(({ cause }) => cause)).toEqual(["not proven", "under-report"]);
});

test("a batch's page says which of its periods are proven", async () => {
  const honest = await findBatch(database.db, world.deployment.chainId, 7n, new Date());
  expect(honest?.lastPayouts.map(({ evidence }) => evidence)).toEqual([3, 0, 0]);
});

test.each([
  ["a payment's sats", `UPDATE "proven_payment" SET "sats" = "sats" + 1 WHERE "is_freshly_mined"`, /proven of period/],
  ["what proofs cover", `UPDATE "batch_account" SET "covered" = "covered" + 1 WHERE "covered" > 0`, /covered/],
  ["the relay's tip", `UPDATE "relay_extension" SET "height" = "height" + 1`, /height of its tip/],
  [
    "a script's beginning",
    `UPDATE "script" SET "counts_from" = "counts_from" + interval '1 second'`,
    /^script .* from/,
  ],
])("one altered row shows: %s", async (_, spoil, what) => {
  await database.query(spoil);
  const { differences } = await verify();
  expect(differences.some((difference) => what.test(difference.what))).toBe(true);
});

test("while proofs keep a bond, and until when a running batch can post, is what the chain says, when somebody accuses", async () => {
  const { client, deployment } = world;
  const [accusation] = await database.query<{ block: string }>(
    `SELECT block_of("position") AS "block" FROM "accusation"`,
  );
  const blockNumber = BigInt(accusation?.block ?? 0);
  await rollBackTo(database.db, deployment.chainId, blockNumber);
  const { timestamp } = await client.getBlock({ blockNumber });
  for (const batchId of [7n, 8n]) {
    const manager = { address: deployment.batchManager, abi: batchManagerAbi, args: [batchId], blockNumber } as const;
    const batch = await findBatch(database.db, deployment.chainId, batchId, new Date(Number(timestamp) * 1000));
    const seconds = (at?: Date | null) => (at ? BigInt(at.getTime() / 1000) : maxUint256);
    expect(batch?.bond).toBeGreaterThan(0n);
    expect(seconds(batch?.bondReleasableAt)).toBe(
      await client.readContract({ ...manager, functionName: "bondReleasableAt" }),
    );
    expect(seconds(batch?.defaultableAt)).toBe(
      await client.readContract({ ...manager, functionName: "defaultableAt" }),
    );
  }
});
