import type pg from "pg";
import { CHAIN, whale } from "./fill.ts";
import { SLICES_PER_BATCH } from "./ledger-size.ts";
import type { Timings } from "./measure.ts";
import { measure } from "./measure.ts";
import { sliceId } from "./questions.ts";

export interface Stored {
  fillSeconds: number;
  bytes: number;
  lines: number;
  page: Timings;
  portfolio: Timings;
}

/** The other way to keep a ledger: every line of the view written into a table, with the indexes that its pages need. */
export async function measureStored(client: pg.Client, longBatches: number, times: number): Promise<Stored> {
  const startedAt = performance.now();
  await client.query(`CREATE TABLE stored_line AS SELECT "chain_id", "batch_id", "slice_id", "position", "period", "owner", "amount"
    FROM "slice_payout"`);
  await client.query(`ALTER TABLE stored_line ADD PRIMARY KEY ("chain_id", "batch_id", "slice_id", "position")`);
  await client.query(`CREATE INDEX ON stored_line ("chain_id", "owner")`);
  const fillSeconds = (performance.now() - startedAt) / 1000;
  await client.query("VACUUM ANALYZE stored_line");
  const { rows } = await client.query(
    `SELECT pg_total_relation_size('stored_line')::float8 AS bytes, (SELECT count(*) FROM stored_line)::float8 AS lines`,
  );
  const page = await measure(times, (i) =>
    client.query(
      `SELECT * FROM stored_line WHERE "chain_id" = $1 AND "batch_id" = $2 AND "slice_id" = $3 ORDER BY "position" DESC LIMIT 50`,
      [CHAIN, (i % longBatches) + 1, sliceId((i % longBatches) + 1, (i * 389) % SLICES_PER_BATCH)],
    ),
  );
  const portfolio = await measure(times, () =>
    client.query(
      `SELECT "slice_id", sum("amount") FROM stored_line WHERE "chain_id" = $1 AND "owner" = $2 GROUP BY "slice_id"`,
      [CHAIN, whale],
    ),
  );
  return { fillSeconds, bytes: rows[0].bytes, lines: rows[0].lines, page, portfolio };
}
