import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyLedger } from "#scripts/verify-ledger/verify-ledger.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "./index-chain.ts";
import { life, play, playShort } from "./ledger-lives.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

test("after any life of a batch the database agrees with the chain, and each slice's ledger sums to what the chain paid", async () => {
  const property = fc.asyncProperty(life, async (one) => {
    await play(world, one);
    await playShort(world, one);
    await indexOnce(database, world);
    const { differences, compared } = await verifyLedger(database.db, world.deployment, world);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(20);
  });
  await fc.assert(property, { numRuns: 16, seed: 840_000, endOnFailure: true });
  const [reshaped] = await database.query<{ ends: string; carried: string }>(
    "SELECT (SELECT count(*) FROM slice_end) AS ends, (SELECT count(*) FROM slice WHERE carried > 0) AS carried",
  );
  expect(Number(reshaped?.ends)).toBeGreaterThan(20);
  expect(Number(reshaped?.carried)).toBeGreaterThan(0);
  const [lines] = await database.query<{ n: string; refunds: string }>(
    `SELECT (SELECT count(*) FROM slice_payout WHERE amount > 0) AS n, (SELECT count(*) FROM slice_refund WHERE amount > 0) AS refunds`,
  );
  expect(Number(lines?.n)).toBeGreaterThan(100);
  expect(Number(lines?.refunds)).toBeGreaterThan(100);
});

test("a top-up is a line of its own, of whoever held the slice then, and all of it is for the slices", async () => {
  const lines = await database.query<{ kind: string; n: string }>(
    "SELECT kind, count(*) AS n FROM slice_payout WHERE amount > 0 GROUP BY kind ORDER BY kind",
  );
  expect(lines.map(({ kind }) => kind)).toEqual(["payout", "top-up"]);
  const topUps = await database.query<{ short: string; slices: string }>(
    `SELECT t.amount - coalesce(sum(l.amount), 0) AS short, count(l.slice_id) AS slices
     FROM top_up t LEFT JOIN slice_payout l USING (chain_id, batch_id, position) GROUP BY t.chain_id, t.batch_id, t.position, t.amount`,
  );
  for (const { short, slices } of topUps) expect(Math.abs(Number(short))).toBeLessThanOrEqual(Number(slices) + 1);
});

test("what all slices earned from a payout never exceeds what was reserved for them, and falls short by dust alone", async () => {
  const payouts = await database.query<{ short: string; slices: string }>(
    `SELECT p.holders - coalesce(sum(l.amount), 0) AS short, count(l.slice_id) AS slices
     FROM payout p LEFT JOIN slice_payout l USING (chain_id, batch_id, position) GROUP BY p.chain_id, p.batch_id, p.period, p.holders`,
  );
  expect(payouts.length).toBeGreaterThan(30);
  // A line may hold the fractions of earlier payouts, so one payout's lines may exceed its reserve by one base unit a slice.
  for (const { short, slices } of payouts) expect(Math.abs(Number(short))).toBeLessThanOrEqual(Number(slices) + 1);
});

test("one altered row makes the comparison fail, and names it", async () => {
  const alter = async (sql: string, back: string) => {
    await database.query(sql);
    const { differences } = await verifyLedger(database.db, world.deployment, world);
    await database.query(back);
    return differences.map(({ what }) => what);
  };
  const [payout] = await database.query<{ batch_id: string; period: number }>(
    "SELECT p.batch_id, p.period FROM payout p JOIN slice_payout l USING (chain_id, batch_id, position) WHERE l.amount > 1 LIMIT 1",
  );
  const where = `WHERE batch_id = ${payout?.batch_id} AND period = ${payout?.period}`;
  const one = 1n << 64n;
  const ofPayout = await alter(
    `UPDATE payout SET acc = acc - ${one} ${where}`,
    `UPDATE payout SET acc = acc + ${one} ${where}`,
  );
  expect(ofPayout[0]).toMatch(new RegExp(`^slice ${payout?.batch_id}\\d{9}: sum of its ledger$`));
  const [credit] = await database.query<{ account: string; position: string }>(
    "SELECT account, position FROM credit_change WHERE reason = 'settled' AND credit > 0 ORDER BY position DESC LIMIT 1",
  );
  const row = `WHERE position = ${credit?.position}`;
  const ofCredit = await alter(
    `UPDATE credit_change SET credit = credit + 1 ${row}`,
    `UPDATE credit_change SET credit = credit - 1 ${row}`,
  );
  expect(ofCredit.some((what) => what.startsWith("credit of") || what.startsWith("all that is owed"))).toBe(true);
  expect((await verifyLedger(database.db, world.deployment, world)).differences).toEqual([]);
});
