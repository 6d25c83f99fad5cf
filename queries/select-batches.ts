import { defaultableAt, finishedPeriods, isOnSale, statusOf, termEnd } from "#domain/terms.ts";
import type { Database } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { BatchStatus, Disclosure } from "#queries/batch-summary.ts";
import type { BatchDetail } from "#queries/find-batch.ts";

/** Payouts a summary carries. */
const LAST_PAYOUTS = 30;

type BatchRow = {
  batchId: bigint;
  operator: `0x${string}`;
  paymentToken: `0x${string}`;
  payoutToken: `0x${string}`;
  name: string;
  site: string;
  pool: string;
  saleStart: Date;
  saleEnd: Date;
  termStart: Date;
  periodSeconds: bigint;
  periods: number;
  grace: bigint;
  maxHostingBps: number;
  evidenceRequired: number;
  feeBps: number;
  nextPeriod: number;
  deliveredBpsSum: bigint;
  defaultedAt: Date | null;
  createdBlock: bigint;
  holders: bigint;
  pausedFrom: Date | null;
  pausedUntil: string | null;
  disclosure: Disclosure;
  lastPayouts: { period: number; gross: string; hosting: string; fee: string; deliveredBps: number }[] | null;
} & Record<Amount, string>;
type Amount =
  | ("unitHashrate" | "capacity" | "rate" | "sold" | "acc" | "refundAcc" | "holdersReserve" | "refundReserve")
  | ("escrow" | "bond" | "grossPosted" | "hostingPosted" | "feePosted");

/** The batches `where` (on `b`, table batch) selects, newest first, as they stand at `now`. */
export async function selectBatches(
  db: Database,
  chainId: number,
  where: Prisma.Sql,
  now: Date,
): Promise<BatchDetail[]> {
  const rows = await db.$queryRaw<BatchRow[]>`
    SELECT b."batch_id" AS "batchId", b."operator", b."payment_token" AS "paymentToken", b."payout_token" AS "payoutToken",
      b."name", b."site", b."pool", b."sale_start" AS "saleStart", b."sale_end" AS "saleEnd",
      b."term_start" AS "termStart", b."period_seconds" AS "periodSeconds", b."periods", b."grace",
      b."max_hosting_bps" AS "maxHostingBps", b."evidence_required" AS "evidenceRequired", b."fee_bps" AS "feeBps",
      b."unit_hashrate"::text AS "unitHashrate", b."capacity"::text, b."rate"::text,
      block_of(b."position") AS "createdBlock",
      json_build_object(
        'efficiencyMilliJoulesPerTh', b."efficiency_milli_joules_per_th", 'powerMicroUsdPerKwh', b."power_micro_usd_per_kwh",
        'pueBps', b."pue_bps", 'poolFeeBps', b."pool_fee_bps", 'serviceMicroUsdPerThDay', b."service_micro_usd_per_th_day"
      ) AS "disclosure",
      a."sold"::text, a."acc"::text, a."refund_acc"::text AS "refundAcc", a."holders_reserve"::text AS "holdersReserve",
      a."refund_reserve"::text AS "refundReserve", a."escrow"::text, a."bond"::text, a."next_period" AS "nextPeriod",
      a."gross_posted"::text AS "grossPosted", a."hosting_posted"::text AS "hostingPosted",
      a."fee_posted"::text AS "feePosted", a."delivered_bps_sum" AS "deliveredBpsSum",
      d."at" AS "defaultedAt", h."holders", p."lastPayouts",
      (SELECT "value"::text FROM "setting_change" WHERE "chain_id" = ${chainId} AND "setting" = 'paused until'
       ORDER BY "position" DESC LIMIT 1) AS "pausedUntil",
      (SELECT "at" FROM "setting_change" WHERE "chain_id" = ${chainId} AND "setting" = 'paused until'
       AND "value" > extract(epoch FROM "at") ORDER BY "position" DESC LIMIT 1) AS "pausedFrom"
    FROM "batch" b
    JOIN "batch_account_now" a ON a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
    LEFT JOIN "batch_default" d ON d."chain_id" = b."chain_id" AND d."batch_id" = b."batch_id"
    LEFT JOIN LATERAL (
      SELECT count(DISTINCT s."owner") AS "holders" FROM "slice_span" s
      WHERE s."chain_id" = b."chain_id" AND s."batch_id" = b."batch_id" AND s."to_position" IS NULL
    ) h ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('period', l."period", 'gross', l."gross"::text, 'hosting', l."hosting"::text,
        'fee', l."fee"::text, 'deliveredBps', l."delivered_bps") ORDER BY l."period") AS "lastPayouts"
      FROM (SELECT * FROM "payout" p WHERE p."chain_id" = b."chain_id" AND p."batch_id" = b."batch_id"
            ORDER BY p."period" DESC LIMIT ${LAST_PAYOUTS}) l
    ) p ON true
    WHERE b."chain_id" = ${chainId} AND ${where}
    ORDER BY b."batch_id" DESC`;
  return rows.map((row) => toDetail(row, seconds(now)));
}

/** For `selectBatches`: all of them. */
export const everyBatch = Prisma.sql`true`;

function toDetail(row: BatchRow, now: bigint): BatchDetail {
  const { deliveredBpsSum, pausedFrom, pausedUntil, lastPayouts, ...rest } = row;
  const terms = {
    saleStart: seconds(row.saleStart),
    saleEnd: seconds(row.saleEnd),
    termStart: seconds(row.termStart),
    periodSeconds: row.periodSeconds,
    periods: BigInt(row.periods),
    grace: row.grace,
  };
  const nextPeriod = BigInt(row.nextPeriod);
  const defaulted = row.defaultedAt !== null;
  const pause = pausedFrom === null ? undefined : { from: seconds(pausedFrom), until: BigInt(pausedUntil ?? 0) };
  const ended = defaulted || nextPeriod === terms.periods;
  const open = BigInt(row.sold) < BigInt(row.capacity) && now >= BigInt(pausedUntil ?? 0);
  return {
    ...rest,
    // A batch that has a row exists, so its status is never None.
    status: statusOf(terms, nextPeriod, defaulted, now) as BatchStatus,
    onSale: open && isOnSale(terms, nextPeriod, defaulted, now),
    defaultableAt: ended ? null : new Date(Number(defaultableAt(terms, nextPeriod, pause)) * 1000),
    termEnd: new Date(Number(termEnd(terms)) * 1000),
    periodSeconds: Number(row.periodSeconds),
    grace: Number(row.grace),
    finishedPeriods: Number(finishedPeriods(terms, now)),
    holders: Number(row.holders),
    meanDeliveredBps: row.nextPeriod === 0 ? null : Number(deliveredBpsSum) / row.nextPeriod,
    lastPayouts: (lastPayouts ?? []).map(({ gross, hosting, fee, ...payout }) => ({
      ...payout,
      gross: BigInt(gross),
      hosting: BigInt(hosting),
      fee: BigInt(fee),
    })),
    unitHashrate: BigInt(row.unitHashrate),
    capacity: BigInt(row.capacity),
    rate: BigInt(row.rate),
    sold: BigInt(row.sold),
    acc: BigInt(row.acc),
    refundAcc: BigInt(row.refundAcc),
    holdersReserve: BigInt(row.holdersReserve),
    refundReserve: BigInt(row.refundReserve),
    escrow: BigInt(row.escrow),
    bond: BigInt(row.bond),
    grossPosted: BigInt(row.grossPosted),
    hostingPosted: BigInt(row.hostingPosted),
    feePosted: BigInt(row.feePosted),
  };
}

function seconds(date: Date): bigint {
  return BigInt(Math.floor(date.getTime() / 1000));
}
