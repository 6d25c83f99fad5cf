import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillLedger } from "#scripts/bench/ledger/fill.ts";
import { planLedger } from "#scripts/bench/ledger/ledger-size.ts";
import { questions } from "#scripts/bench/ledger/questions.ts";
import { createTestDatabase, type TestDatabase } from "../../database.ts";

const size = { slices: 3_000, longBatches: 1 };
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const client = new pg.Client(database.url);
  await client.connect();
  await fillLedger(client, size, () => {});
  await client.end();
});
afterAll(() => database?.drop());

test("the ledger of the bench holds as many lines as it says", async () => {
  const [found] = await database.query<{ lines: number }>(`SELECT count(*)::int AS lines FROM "slice_payout"`);
  expect(found?.lines).toBe(planLedger(size).lines);
});

test("its lines sum to what was claimed, settled and is claimable, slice by slice, as on the chain", async () => {
  const wrong = await database.query(`
    SELECT s."slice_id" FROM "slice_now" s
    WHERE (SELECT sum(l."amount") FROM "slice_payout" l WHERE l."batch_id" = s."batch_id" AND l."slice_id" = s."slice_id")
      <> s."claimable" + (SELECT coalesce(sum("amount"), 0) FROM "claim" c WHERE c."slice_id" = s."slice_id")
        + (SELECT coalesce(sum("amount"), 0) FROM "settlement" t WHERE t."slice_id" = s."slice_id")`);
  expect(wrong).toEqual([]);
});

test("every question has an answer that is not empty", async () => {
  for (const { name, ask } of questions(database.db, size)) {
    const answer = await ask(3);
    expect(Array.isArray(answer) ? answer.length > 0 : answer !== undefined, name).toBe(true);
  }
});
