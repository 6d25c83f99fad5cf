import { isOnSale, statusOf } from "#domain/terms.ts";
import type { Database } from "#prisma/client.ts";
import type { BatchStatus, BatchSummary, PayoutPoint } from "#queries/batch-summary.ts";
import { type ClockRow, type ProgressRow, toClock, toProgress } from "#queries/clock.ts";
import { toSeconds } from "#queries/seconds.ts";
import { LAST_PAYOUTS } from "#queries/select-batches.ts";

/** Sums over the last payouts of a batch, payout-token base units. */
export type PayoutSums = Pick<PayoutPoint, "gross" | "hosting" | "fee" | "deliveredBps"> & { periods: number };

/** What a batch is found, ordered and counted by. */
export type MarketBatch = Pick<
  BatchSummary,
  | ("batchId" | "status" | "onSale" | "paymentToken" | "payoutToken" | "capacity" | "sold" | "unitHashrate" | "rate")
  | ("upfront" | "periods" | "nextPeriod" | "periodSeconds" | "disclosure" | "feeBps" | "escrow" | "bond")
  | "grossPosted"
> & {
  /** Of the last 30; null before the first. */
  recent: PayoutSums | null;
};

type Amount = "capacity" | "sold" | "unitHashrate" | "rate" | "upfront" | "escrow" | "bond" | "grossPosted";
type Sum = Exclude<keyof PayoutSums, "periods" | "deliveredBps">;
type Row = Omit<MarketBatch, Amount | "status" | "onSale" | "periodSeconds" | "recent"> &
  Record<Amount, string> &
  ClockRow &
  ProgressRow & { pausedUntil: string | null; payouts: number; deliveredBps: number } & Record<Sum, string>;

/**
 * Every batch, as little of each as a market needs to choose and order what it shows (`findBatches` says the rest of those). Status
 * and price follow from the clock: no index could hold them.
 */
export async function listMarket(db: Database, chainId: number, at: Date): Promise<MarketBatch[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT b."batch_id" AS "batchId", b."payment_token" AS "paymentToken", b."payout_token" AS "payoutToken",
      b."sale_start" AS "saleStart", b."sale_end" AS "saleEnd", b."refund_deadline" AS "refundDeadline",
      b."term_start" AS "termStart", b."period_seconds" AS "periodSeconds", b."periods", b."grace",
      b."min_units"::text AS "minUnits", b."fee_bps" AS "feeBps", b."unit_hashrate"::text AS "unitHashrate",
      b."capacity"::text, b."upfront"::text, a."sold"::text, a."escrow"::text, a."bond"::text, a."rate"::text,
      a."next_period" AS "nextPeriod", a."gross_posted"::text AS "grossPosted",
      json_build_object(
        'efficiencyMilliJoulesPerTh', b."efficiency_milli_joules_per_th", 'powerMicroUsdPerKwh', b."power_micro_usd_per_kwh",
        'pueBps', b."pue_bps", 'poolFeeBps', b."pool_fee_bps", 'serviceMicroUsdPerThDay', b."service_micro_usd_per_th_day"
      ) AS "disclosure",
      d."at" AS "defaultedAt", c."at" AS "calledOffAt", p.*,
      (SELECT "value"::text FROM "setting_change" WHERE "chain_id" = ${chainId} AND "setting" = 'paused until'
       ORDER BY "position" DESC LIMIT 1) AS "pausedUntil"
    FROM "batch" b
    CROSS JOIN LATERAL (
      SELECT * FROM "batch_account" a WHERE a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
      ORDER BY a."block_number" DESC LIMIT 1
    ) a
    LEFT JOIN "batch_default" d ON d."chain_id" = b."chain_id" AND d."batch_id" = b."batch_id"
    LEFT JOIN "batch_cancellation" c ON c."chain_id" = b."chain_id" AND c."batch_id" = b."batch_id"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "payouts", sum(p."gross")::text AS "gross", sum(p."hosting")::text AS "hosting",
        sum(p."fee")::text AS "fee", sum(p."delivered_bps")::int AS "deliveredBps"
      FROM "payout" p WHERE p."chain_id" = b."chain_id" AND p."batch_id" = b."batch_id"
        AND p."period" >= a."next_period" - ${LAST_PAYOUTS}::int
    ) p
    WHERE b."chain_id" = ${chainId}`;
  return rows.map((row) => toMarketBatch(row, toSeconds(at)));
}

function toMarketBatch(row: Row, now: bigint): MarketBatch {
  const { batchId, paymentToken, payoutToken, periods, nextPeriod, disclosure, feeBps } = row;
  const [terms, progress] = [toClock(row), toProgress(row)];
  const [sold, capacity] = [progress.sold, BigInt(row.capacity)];
  const isOpen = sold < capacity && now >= BigInt(row.pausedUntil ?? 0);
  return {
    ...{ batchId, paymentToken, payoutToken, periods, nextPeriod, disclosure, feeBps, sold, capacity },
    status: statusOf(terms, progress, now) as BatchStatus, // a batch that has a row exists: never None
    onSale: isOpen && isOnSale(terms, progress, now),
    unitHashrate: BigInt(row.unitHashrate),
    rate: BigInt(row.rate),
    upfront: BigInt(row.upfront),
    escrow: BigInt(row.escrow),
    bond: BigInt(row.bond),
    grossPosted: BigInt(row.grossPosted),
    periodSeconds: Number(row.periodSeconds),
    recent: row.payouts === 0 ? null : toSums(row),
  };
}

function toSums({ payouts, gross, hosting, fee, deliveredBps }: Row): PayoutSums {
  return { periods: payouts, gross: BigInt(gross), hosting: BigInt(hosting), fee: BigInt(fee), deliveredBps };
}
