import type { Address } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payoutPathAnswer, proofsAnswer } from "#app/_openapi/proof-answers.ts";
import { toJson } from "#app/_server/json.ts";
import { findPayoutPath } from "#queries/find-payout-path.ts";
import { findProofStanding } from "#queries/find-proof-standing.ts";
import { listHeldPeriods } from "#queries/list-held-periods.ts";
import { listProofs } from "#queries/list-proofs.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";

const chainId = 31_337;
let world: World;
let database: TestDatabase;
let alice: Address;
let batch: bigint;

// Two periods of level 3: the first is paid in two payments, posted and proven, the second posted on nothing but a word.
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  [alice] = world.holders as [Address];
  const set = await world.createSet(alice, [world.auditor], 1);
  const site = await world.openSite(world.operator, "Kiruna");
  await world.attestSite(site, set, [world.auditor]);
  const start = (await world.now()) + 3_600;
  const sale = { saleStart: start - 3_600, saleEnd: start, termStart: start };
  batch = await world.createBatch({ ...sale, site, evidenceRequired: 3, periods: 2 });
  await world.registerScript(batch, "pool");
  await world.buy(alice, batch, 100n);
  await world.passDays(0.5);
  await world.payOnBitcoin(alice, "pool", 50_000n);
  await world.payOnBitcoin(alice, "pool", 30_001n);
  await world.passDays(1);
  await world.post(batch, 0, { gross: 82_000n });
  await world.settleHeld(alice, batch, 1);
  await world.passDays(1);
  await world.post(batch, 1, { gross: 9_000n });
  await indexOnce(database, world);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

const asOf = { chainId, blockNumber: 1n, blockHash: `0x${"0".repeat(64)}`, blockTime: new Date(0) };
const asJson = (answer: unknown) => JSON.parse(toJson({ asOf, ...(answer as object) }));

test("proofs of a batch come in pages, newest first, with hashes as Bitcoin's nodes write them", async () => {
  const proofs = await listProofs(database.db, chainId, batch, { limit: 9 });
  expect(proofs.map(({ sats, period }) => [sats, period])).toEqual([
    [30_001n, 0],
    [50_000n, 0],
  ]);
  for (const { txid, blockHash, height, sats, script } of proofs) {
    const block = world.bitcoin.blocks[Number(height)];
    expect(block?.hash).toBe(blockHash);
    expect(block?.transactions.map((transaction) => transaction.txid)).toContain(txid);
    expect({ sats, script }).toMatchObject({ script: world.scriptOf("pool") });
  }
  const [newest] = await listProofs(database.db, chainId, batch, { limit: 1 });
  const before = newest!.position;
  expect(await listProofs(database.db, chainId, batch, { limit: 9, before })).toEqual(proofs.slice(1));
  expect(await listProofs(database.db, chainId, batch + 1n, { limit: 9 })).toEqual([]);
  expect(await listProofs(database.db, chainId, 1n << 70n, { limit: 9 })).toEqual([]);
});

test("how a batch's proofs stand: what is proven and posted, and what still waits", async () => {
  const standing = await findProofStanding(database.db, chainId, batch);
  expect(standing).toEqual({
    ...{ evidenceRequired: 3, baseUnitsPerSat: 1n, scripts: 1, proofs: 2, totalSats: 80_001n },
    ...{ posted: 91_000n, covered: 82_000n, firstHeld: 1, heldPeriods: 1, heldPerUnit: 100_000n, accusation: null },
  });
  expect(await findProofStanding(database.db, chainId, batch + 1n)).toBeUndefined();
});

test("what waits comes in the order it is settled, and what became of the rest is beside it", async () => {
  const { waiting, judged } = await listHeldPeriods(database.db, chainId, batch, { limit: 9 });
  expect(waiting).toMatchObject([{ period: 1, gross: 9_000n, heldPerUnit: 100_000n }]);
  expect(waiting[0]!.proofsDue.getTime() - waiting[0]!.postedAt.getTime()).toBe(14 * 86_400_000);
  expect(judged).toMatchObject([
    {
      ...{ period: 0, gross: 82_000n, heldPerUnit: 100_000n },
      judged: { isProven: true, releasePerUnit: 100_000n, released: 10_000_000n, refundPerUnit: 0n, refunded: 0n },
    },
  ]);
  expect(await listHeldPeriods(database.db, chainId, batch + 1n, { limit: 9 })).toEqual({ waiting: [], judged: [] });
  expect(await listHeldPeriods(database.db, chainId, 1n << 70n, { limit: 9 })).toEqual({ waiting: [], judged: [] });
});

test("the path of a payout says what is proven, what waits, and until when", async () => {
  const proven = await findPayoutPath(database.db, chainId, batch, 0);
  expect(proven).toMatchObject({
    posted: { gross: 82_000n, evidence: 3 },
    held: { judged: { isProven: true } },
    sums: { periodSats: 80_001n, totalSats: 80_001n, covered: 82_000n, posted: 91_000n, baseUnitsPerSat: 1n },
    scripts: [{ script: world.scriptOf("pool"), provenSats: 80_001n }],
    relay: { tip: world.bitcoin.tip.hash, tipHeight: BigInt(world.bitcoin.tip.height) },
  });
  expect(proven?.posted?.released).toBe(proven?.held?.judged?.released);
  expect(proven!.posted!.released).toBeGreaterThan(0n);
  const held = await findPayoutPath(database.db, chainId, batch, 1);
  expect(held).toMatchObject({ posted: { evidence: 0, released: 0n }, held: { judged: null }, payments: [] });
  expect(held!.held!.proofsDue.getTime() - held!.held!.postedAt.getTime()).toBe(14 * 86_400_000);
  expect(await findPayoutPath(database.db, chainId, batch, 2)).toBeUndefined();
});

test("answers of the API are what its OpenAPI document says", async () => {
  for (const period of [0, 1]) {
    const path = await findPayoutPath(database.db, chainId, batch, period);
    expect(payoutPathAnswer.safeParse(asJson({ path })).error).toBeUndefined();
  }
  const standing = await findProofStanding(database.db, chainId, batch);
  const proofs = await listProofs(database.db, chainId, batch, { limit: 9 });
  expect(proofsAnswer.safeParse(asJson({ standing, proofs, next: null })).error).toBeUndefined();
});
