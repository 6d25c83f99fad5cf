import type { Database } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type BatchRow, toBatchAccounts } from "#queries/batch-row.ts";
import type { BatchAccounts } from "#queries/find-batch.ts";

/** Payouts a summary carries. */
export const LAST_PAYOUTS = 30;

/**
 * The batches of table batch that `where` selects, newest first, at most `limit`, as they stand at `now`. What others say of a batch
 * is asked in its columns: as joins, PostgreSQL takes longer to weigh their order than to read a page.
 */
export async function selectBatches(
  db: Pick<Database, "$queryRaw">,
  chainId: number,
  where: Prisma.Sql,
  now: Date,
  limit?: number,
): Promise<BatchAccounts[]> {
  const rows = await db.$queryRaw<BatchRow[]>`
    SELECT b."batch_id" AS "batchId", b."operator", b."payment_token" AS "paymentToken", b."payout_token" AS "payoutToken",
      b."name", b."pool", b."sale_start" AS "saleStart", b."sale_end" AS "saleEnd", b."refund_deadline" AS "refundDeadline",
      b."term_start" AS "termStart", b."period_seconds" AS "periodSeconds", b."periods", b."grace",
      b."min_units"::text AS "minUnits", b."max_hosting_bps" AS "maxHostingBps", b."royalty_bps" AS "royaltyBps",
      b."evidence_required" AS "evidenceRequired", b."attester_set" AS "attesterSet", b."arbiter", b."fee_bps" AS "feeBps",
      b."unit_hashrate"::text AS "unitHashrate", b."capacity"::text, b."upfront"::text,
      block_of(b."position") AS "createdBlock",
      (SELECT json_build_object('number', n."site", 'name', n."name", 'country', n."country", 'evidence', n."evidence")
       FROM "site_now" n WHERE n."chain_id" = b."chain_id" AND n."site" = b."site") AS "site",
      json_build_object(
        'efficiencyMilliJoulesPerTh', b."efficiency_milli_joules_per_th", 'powerMicroUsdPerKwh', b."power_micro_usd_per_kwh",
        'pueBps', b."pue_bps", 'poolFeeBps', b."pool_fee_bps", 'serviceMicroUsdPerThDay', b."service_micro_usd_per_th_day"
      ) AS "disclosure",
      a."sold"::text, a."acc"::text, a."refund_acc"::text AS "refundAcc", a."holders_reserve"::text AS "holdersReserve",
      a."refund_reserve"::text AS "refundReserve", a."escrow"::text, a."proceeds"::text, a."bond"::text, a."rate"::text,
      a."upfront_state" AS "upfrontState", a."next_period" AS "nextPeriod", a."posted_at" AS "postedAt",
      a."disputed_until" AS "disputedUntil", a."disputed_at" AS "disputedAt", a."gross_posted"::text AS "grossPosted",
      a."hosting_posted"::text AS "hostingPosted", a."fee_posted"::text AS "feePosted", a."topped_up"::text AS "toppedUp",
      a."first_held" AS "firstHeld", a."accused"::text, a."accused_until" AS "accusedUntil",
      a."collected"::text AS "proceedsCollected", a."delivered_bps_sum" AS "deliveredBpsSum",
      (SELECT d."at" FROM "batch_default" d
       WHERE d."chain_id" = b."chain_id" AND d."batch_id" = b."batch_id") AS "defaultedAt",
      (SELECT c."at" FROM "batch_cancellation" c
       WHERE c."chain_id" = b."chain_id" AND c."batch_id" = b."batch_id") AS "calledOffAt",
      coalesce((SELECT r."hashrate" FROM "reservation" r
       WHERE r."chain_id" = b."chain_id" AND r."batch_id" = b."batch_id" AND NOT EXISTS (
         SELECT 1 FROM "reservation_release" g WHERE g."chain_id" = b."chain_id" AND g."batch_id" = b."batch_id"
       )), 0)::text AS "reserved",
      (SELECT json_agg(json_build_object('period', l."period", 'gross', l."gross"::text, 'hosting', l."hosting"::text,
        'fee', l."fee"::text, 'deliveredBps', l."delivered_bps", 'evidence',
        CASE WHEN EXISTS (
          SELECT 1 FROM "held_judgement" j WHERE j."chain_id" = l."chain_id" AND j."batch_id" = l."batch_id"
            AND j."period" = l."period" AND j."is_proven"
        ) THEN 3 ELSE l."evidence" END) ORDER BY l."period")
       FROM (SELECT * FROM "payout" p WHERE p."chain_id" = b."chain_id" AND p."batch_id" = b."batch_id"
             ORDER BY p."period" DESC LIMIT ${LAST_PAYOUTS}) l) AS "lastPayouts",
      (SELECT json_build_object('openedBy', o."opened_by", 'openedAt', o."at", 'until', o."until", 'reasonHash', o."reason_hash",
        'resolution', CASE WHEN v."at" IS NULL THEN NULL ELSE json_build_object('forfeitBps', v."forfeit_bps",
          'forfeited', v."forfeited"::text, 'at', v."at", 'reasonHash', v."reason_hash") END)
       FROM "dispute" o
       LEFT JOIN "dispute_resolution" v ON v."chain_id" = o."chain_id" AND v."batch_id" = o."batch_id"
         AND v."position" > o."position"
       WHERE o."chain_id" = b."chain_id" AND o."batch_id" = b."batch_id" ORDER BY o."position" DESC LIMIT 1) AS "dispute",
      (SELECT "value"::text FROM "setting_change" WHERE "chain_id" = ${chainId} AND "setting" = 'paused until'
       ORDER BY "position" DESC LIMIT 1) AS "pausedUntil",
      (SELECT "at" FROM "setting_change" WHERE "chain_id" = ${chainId} AND "setting" = 'paused until'
       AND "value" > extract(epoch FROM "at") ORDER BY "position" DESC LIMIT 1) AS "pausedFrom"
    FROM (
      SELECT * FROM "batch" WHERE "chain_id" = ${chainId} AND ${where} ORDER BY "batch_id" DESC LIMIT ${limit ?? null}::int
    ) b
    CROSS JOIN LATERAL (
      SELECT * FROM "batch_account" a WHERE a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
      ORDER BY a."block_number" DESC LIMIT 1
    ) a
    ORDER BY b."batch_id" DESC`;
  return rows.map((row) => toBatchAccounts(row, now));
}
