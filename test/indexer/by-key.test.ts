import { afterAll, beforeAll, expect, test } from "vitest";
import { BY_INDEX } from "#indexer/by-index.ts";
import { endSpans } from "#indexer/end-spans.ts";
import { inTransaction } from "#indexer/transaction.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";

const chainId = 31_337;
const many = 20_000;
let database: TestDatabase;

// As a backfill meets them: large tables that nobody has looked at yet.
beforeAll(async () => {
  database = await createTestDatabase();
  for (const table of ["slice_span", "refund_span"]) {
    await database.query(`ALTER TABLE "${table}" SET (autovacuum_enabled = off)`);
    await database.query(`INSERT INTO "${table}" ("chain_id", "batch_id", "slice_id", "from_position", "owner", "units", "paid")
      SELECT ${chainId}, 1, 1000000000 + n, n, '0x' || n % 500, 1, 0 FROM generate_series(1, ${many}) n`);
  }
});
afterAll(() => database?.drop());

test.each(["slice_span", "refund_span"] as const)(
  "spans that end are found by their whole key in %s, though there are no statistics",
  async (table) => {
    const ended = Array.from({ length: 1_500 }, (_, i) => ({
      ...{ batchId: 1n, sliceId: 1_000_000_001n + BigInt(i * 13), fromPosition: BigInt(i * 13 + 1), owner: "0x0" },
      ...{ toPosition: BigInt(many + i), endedBy: "claimed", units: 1n, paid: 0n },
    }));
    const plan = await inTransaction(database.db, async (tx) => {
      tx.later(BY_INDEX);
      const [rows] = await tx.query(`EXPLAIN (ANALYZE, BUFFERS OFF, TIMING OFF) ${endSpans(chainId, table, ended)}`);
      return (rows ?? []).map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toMatch(/Index Cond: .*chain_id.*batch_id.*slice_id.*from_position/);
    expect(plan).not.toContain("Rows Removed");
    const [found] = await database.query<{ ended: number }>(
      `SELECT count(*)::int AS ended FROM "${table}" WHERE "to_position" = ${many} + (from_position - 1) / 13 AND "ended_by" = 'claimed'`,
    );
    expect(found?.ended).toBe(1_500);
  },
);
