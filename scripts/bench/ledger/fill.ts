import type pg from "pg";
import {
  type LedgerSize,
  LONG_PERIODS,
  planLedger,
  SHORT_PERIODS,
  SLICES_PER_BATCH,
  WHALE_SLICES,
} from "./ledger-size.ts";

export const CHAIN = 31_337;
/** First second of every term; the sale is before it. */
export const TERM_START = "2026-01-01 00:00:00+00";

/** The account of that number: digits alone, so that its checksum is itself. */
const owner = (number: string | number) => `('0x' || lpad((${number})::text, 40, '0'))`;
/** Accounts that are nobody of the many: numbers above all of theirs. */
const [WHALE, OPERATOR, USDC, WBTC, OTHER] = [8e9, 8e9 + 1, 8e9 + 2, 8e9 + 3, 8e9 + 4] as const;
const at = (period: string) => `timestamptz '${TERM_START}' + (${period}) * interval '1 day'`;
const hash = (of: string) => `('0x' || md5(${of}) || md5(${of} || 'b'))`;
/** Blocks: purchases come first, then a thousand blocks for each period: its payouts, and half a period later claims and transfers. */
const payoutAt = (period: string, batch: string) => `((1000000 + (${period})::bigint * 1000) * 1000000 + (${batch}))`;
const moveAt = (period: string, slice: string) =>
  `((1000500 + (${period})::bigint * 1000) * 1000000 + (${slice}) % 1000000)`;
/** What a payout adds to a batch's accumulator, Q64 base units per unit. */
const STEP = "(181::numeric * 18446744073709551616 + 1234567890123456789)";
const RATE = "100000::numeric";
export const ownerOf = (number: number) => `0x${String(number).padStart(40, "0")}` as const;
/** The one large holder. */
export const whale = ownerOf(WHALE);

/**
 * Fills an empty database with what the indexer would have written of many batches: a third of the slices were claimed once, a
 * tenth handed on once, and one owner holds a thousand slices of the batches with a year of payouts.
 */
export async function fillLedger(client: pg.Client, size: LedgerSize, report: (line: string) => void): Promise<void> {
  const { batches, longBatches, owners } = planLedger(size);
  const perLong = WHALE_SLICES / longBatches;
  const run = async (what: string, sql: string) => {
    const startedAt = performance.now();
    const { rowCount } = await client.query(sql);
    report(
      `${(rowCount ?? 0).toLocaleString("en").padStart(12)} ${what}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
    );
  };
  await client.query(`CREATE TEMP TABLE planned_batch AS
    SELECT n::bigint AS batch_id, CASE WHEN n <= ${longBatches} THEN ${LONG_PERIODS} ELSE ${SHORT_PERIODS} END AS periods
    FROM generate_series(1, ${batches}) n`);
  // What becomes of a slice: 0 claimed, 1 handed on, else nothing, in the period that its number says.
  await run(
    "slices planned",
    `CREATE TEMP TABLE planned_slice AS
    SELECT p.batch_id, p.batch_id * 1000000000 + n AS slice_id, p.batch_id * ${SLICES_PER_BATCH} + n AS number,
      (1 + (n * 7 + p.batch_id) % 50)::numeric AS units, p.periods,
      CASE WHEN p.periods = ${LONG_PERIODS} AND n <= ${perLong} THEN '${whale}' ELSE ${owner(`(p.batch_id * 31 + n * 7919) % ${owners}`)} END AS owner,
      ${owner(`(p.batch_id * 17 + n * 104729 + 1) % ${owners}`)} AS next_owner,
      CASE WHEN n % 3 = 0 THEN 0 WHEN n % 10 = 1 AND n > ${perLong} THEN 1 END AS fate,
      ((n * 13 + p.batch_id) % p.periods)::int AS period
    FROM planned_batch p CROSS JOIN generate_series(1, ${SLICES_PER_BATCH}) n`,
  );
  await client.query("CREATE INDEX ON planned_slice (batch_id, slice_id)");
  await run("site", siteSql);
  await run("batches", batchSql);
  await run("states of batches", accountSql);
  await run("payouts", payoutSql);
  await run("slices", sliceSql);
  await run("spans", spanSql("slice_span", STEP));
  await run("refund spans", spanSql("refund_span", "0"));
  await run("claims", moveSql("claim"));
  await run("transfers", moveSql("transfer"));
  await run("settlements", moveSql("settlement"));
  await run("cursor", cursorSql);
  await client.query("VACUUM (ANALYZE)");
}

const siteSql = `
  WITH site AS (
    INSERT INTO "site" ("chain_id", "site", "operator", "country", "name", "position", "tx_hash", "at")
    VALUES (${CHAIN}, 1, ${owner(OPERATOR)}, 'US', 'Odessa, Texas', 1, ${hash("'site'")}, ${at("-30")})
  )
  INSERT INTO "site_state" VALUES (${CHAIN}, 1, 0, 1e22, 1e22, 0, 0, ${hash("'mix'")}, ${hash("'machines'")})`;

const batchSql = `
  INSERT INTO "batch" ("chain_id", "batch_id", "operator", "payment_token", "payout_token", "unit_hashrate", "capacity", "upfront",
    "sale_start", "sale_end", "refund_deadline", "term_start", "period_seconds", "periods", "grace", "min_units", "max_hosting_bps",
    "royalty_bps", "evidence_required", "attester_set", "site", "arbiter", "bond", "fee_bps", "name", "pool",
    "efficiency_milli_joules_per_th", "power_micro_usd_per_kwh", "pue_bps", "pool_fee_bps", "service_micro_usd_per_th_day",
    "position", "tx_hash", "at")
  SELECT ${CHAIN}, batch_id, ${owner(OPERATOR)}, ${owner(USDC)}, ${owner(WBTC)}, 1e12, 30000, 0, ${at("-10")}, ${at("0")}, NULL, ${at("0")},
    86400, ${LONG_PERIODS}, 172800, 0, 9000, 0, 0, NULL, 1, NULL, 1e9, 0, 'Batch ' || batch_id, 'Pool', 21500, 55000, 10300, 200, 4500,
    batch_id, ${hash("'batch ' || batch_id")}, ${at("-10")}
  FROM planned_batch`;

/** A row per block that changed a batch: here each of its payouts, and one before them. */
const accountSql = `
  INSERT INTO "batch_account" ("chain_id", "batch_id", "block_number", "sold", "serial", "acc", "refund_acc", "holders_reserve",
    "refund_reserve", "escrow", "proceeds", "bond", "rate", "upfront_state", "next_period", "posted_at", "disputed_until", "disputed_at",
    "gross_posted", "hosting_posted", "fee_posted", "delivered_bps_sum", "topped_up", "collected",
    "covered", "first_held", "accused", "accused_until", "proven_sats")
  SELECT ${CHAIN}, b.batch_id, CASE WHEN n = 0 THEN 1 ELSE 1000000 + (n - 1) * 1000 END, 25500, ${SLICES_PER_BATCH}, ${STEP} * n, 0,
    4615500 * n, 0, 25500::numeric * ${RATE} * (${LONG_PERIODS} - n), 25500::numeric * ${RATE} * n, 1e9, ${RATE}, 'none', n,
    CASE WHEN n > 0 THEN ${at("n")} END, NULL, 0, 5430000 * n, 0, 0, 10000 * n, 0, 0, 0, 0, 0, NULL, 0
  FROM planned_batch b CROSS JOIN LATERAL generate_series(0, b.periods) n`;

const payoutSql = `
  INSERT INTO "payout" ("chain_id", "batch_id", "period", "position", "gross", "hosting", "fee", "holders", "released", "refunded",
    "acc_before", "acc", "refund_acc_before", "refund_acc", "delivered_bps", "evidence", "evidence_hash", "tx_hash", "at")
  SELECT ${CHAIN}, b.batch_id, n, ${payoutAt("n", "b.batch_id")}, 5430000, 0, 0, 4615500, 25500 * ${RATE}, 0, ${STEP} * n, ${STEP} * (n + 1),
    0, 0, 10000, 0, ${hash("'evidence ' || b.batch_id || ':' || n")}, ${hash("'payout ' || b.batch_id || ':' || n")}, ${at("n + 1")}
  FROM planned_batch b CROSS JOIN LATERAL generate_series(0, b.periods - 1) n`;

const sliceSql = `
  INSERT INTO "slice" ("chain_id", "batch_id", "slice_id", "position", "buyer", "first_owner", "units", "cost", "origin", "carried",
    "refund_carried", "tx_hash", "at")
  SELECT ${CHAIN}, batch_id, slice_id, 1000000 + number, owner, owner, units, units * ${RATE} * ${LONG_PERIODS}, 'bought', 0, 0,
    ${hash("'slice ' || number")}, ${at("-5")}
  FROM planned_slice ORDER BY batch_id, slice_id`;

/** The first span of each slice, and after a claim or transfer the second. */
const spanSql = (table: string, step: string) => `
  INSERT INTO "${table}" ("chain_id", "batch_id", "slice_id", "from_position", "to_position", "ended_by", "owner", "units", "paid")
  SELECT ${CHAIN}, batch_id, slice_id, 1000000 + number, ${table === "refund_span" ? "CASE WHEN fate = 1 THEN" : "CASE WHEN fate IS NOT NULL THEN"}
    ${moveAt("period", "number")} END, ${table === "refund_span" ? "CASE fate WHEN 1 THEN 'transferred' END" : "CASE fate WHEN 0 THEN 'claimed' WHEN 1 THEN 'settled' END"},
    owner, units, 0
  FROM planned_slice
  UNION ALL
  SELECT ${CHAIN}, batch_id, slice_id, ${moveAt("period", "number")}, NULL, NULL, CASE fate WHEN 1 THEN next_owner ELSE owner END, units,
    ${step} * (period + 1)
  FROM planned_slice WHERE ${table === "refund_span" ? "fate = 1" : "fate IS NOT NULL"}`;

const earned = `pending_down(units, ${STEP} * (period + 1), 0)`;
const happened = `${moveAt("period", "number")}, `;
const trace = `${hash("'move ' || number")}, ${at("period + 1.5")}`;

function moveSql(table: "claim" | "transfer" | "settlement"): string {
  const place = `INSERT INTO "${table}" ("chain_id", "batch_id", "slice_id", "position",`;
  if (table === "claim") {
    return `${place} "kind", "owner", "recipient", "token", "amount", "tx_hash", "at")
      SELECT ${CHAIN}, batch_id, slice_id, ${happened} 'earnings', owner, owner, ${owner(WBTC)}, ${earned}, ${trace}
      FROM planned_slice WHERE fate = 0`;
  }
  if (table === "transfer") {
    return `${place} "sender", "recipient", "tx_hash", "at")
      SELECT ${CHAIN}, batch_id, slice_id, ${happened} owner, next_owner, ${trace} FROM planned_slice WHERE fate = 1`;
  }
  return `${place} "kind", "owner", "token", "amount", "tx_hash", "at")
    SELECT ${CHAIN}, batch_id, slice_id, ${happened} 'earnings', owner, ${owner(WBTC)}, ${earned}, ${trace}
    FROM planned_slice WHERE fate = 1`;
}

const cursorSql = `
  INSERT INTO "chain_cursor" ("chain_id", "genesis_hash", "batch_manager", "capacity_slices", "attester_registry", "fleet_registry",
    "bitcoin_relay", "payout_proofs", "held_escrow", "start_block", "block_number", "block_hash", "block_time", "head_block")
  VALUES (${CHAIN}, ${hash("'genesis'")}, ${Array(7).fill(owner(OTHER)).join(", ")}, 1, 2000000,
    ${hash("'head'")}, ${at(String(LONG_PERIODS))}, 2000000)`;
