import type { Database } from "#prisma/client.ts";
import type { EvidenceLevel } from "#queries/batch-summary.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";

export type BatchPayout = {
  period: number;
  periodStart: Date;
  periodEnd: Date;
  /** gross, hosting, fee, holders: payout-token base units. released, refunded: payment-token base units, with what proofs did to them. */
  gross: bigint;
  hosting: bigint;
  fee: bigint;
  holders: bigint;
  released: bigint;
  refunded: bigint;
  /** Q64: what the accumulator grew by, base units per capacity unit. */
  perUnit: bigint;
  deliveredBps: number;
  /** 3 once it is proven. */
  evidence: EvidenceLevel;
  /** Paid for this period afterwards, payout-token base units; `listTopUps` says by whom. */
  toppedUp: bigint;
  evidenceHash: `0x${string}`;
  txHash: `0x${string}`;
  blockNumber: bigint;
  postedAt: Date;
};

type Amount = "gross" | "hosting" | "fee" | "holders" | "released" | "refunded" | "perUnit" | "toppedUp";

/** A batch's payouts, newest first; `beforePeriod` pages on. */
export async function listPayouts(
  db: Database,
  chainId: number,
  batchId: bigint,
  { beforePeriod, limit }: { beforePeriod?: number; limit: number },
): Promise<BatchPayout[]> {
  if (!fitsBigInt(batchId)) return [];
  const rows = await db.$queryRaw<(Omit<BatchPayout, Amount> & Record<Amount, string>)[]>`
    SELECT p."period", b."term_start" + p."period" * b."period_seconds" * interval '1 second' AS "periodStart",
      b."term_start" + (p."period" + 1) * b."period_seconds" * interval '1 second' AS "periodEnd",
      p."gross"::text, p."hosting"::text, p."fee"::text, p."holders"::text,
      (p."released" + coalesce(j."released", 0))::text AS "released", (p."refunded" + coalesce(j."refunded", 0))::text AS "refunded",
      (p."acc" - p."acc_before")::text AS "perUnit", p."delivered_bps" AS "deliveredBps",
      CASE WHEN j."is_proven" THEN 3 ELSE p."evidence" END AS "evidence",
      (SELECT coalesce(sum(t."amount"), 0) FROM "top_up" t WHERE t."chain_id" = p."chain_id" AND t."batch_id" = p."batch_id"
        AND t."period" = p."period")::text AS "toppedUp",
      p."evidence_hash" AS "evidenceHash", p."tx_hash" AS "txHash", block_of(p."position") AS "blockNumber", p."at" AS "postedAt"
    FROM "payout" p JOIN "batch" b ON b."chain_id" = p."chain_id" AND b."batch_id" = p."batch_id"
    LEFT JOIN "held_judgement" j ON j."chain_id" = p."chain_id" AND j."batch_id" = p."batch_id" AND j."period" = p."period"
    WHERE p."chain_id" = ${chainId} AND p."batch_id" = ${batchId} AND p."period" < ${beforePeriod ?? 2_147_483_647}
    ORDER BY p."period" DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    ...row,
    gross: BigInt(row.gross),
    hosting: BigInt(row.hosting),
    fee: BigInt(row.fee),
    holders: BigInt(row.holders),
    released: BigInt(row.released),
    refunded: BigInt(row.refunded),
    perUnit: BigInt(row.perUnit),
    toppedUp: BigInt(row.toppedUp),
  }));
}
