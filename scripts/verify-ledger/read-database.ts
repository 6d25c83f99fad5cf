import { findCursor } from "#indexer/cursor.ts";
import type { Database } from "#prisma/client.ts";

export type StoredBatch = Record<
  | ("operator" | "paymentToken" | "payoutToken" | "capacity" | "sold" | "serial" | "acc" | "refundAcc")
  | ("holdersReserve" | "refundReserve" | "escrow" | "bond" | "nextPeriod"),
  string
>;
export type StoredSlice = Record<
  | ("owner" | "units" | "paid" | "refundPaid" | "claimable" | "refundable" | "lines" | "refundLines")
  | ("taken" | "refundTaken" | "ended"),
  string
>;

/** The database's answers as text, all of one moment. */
export async function readDatabase(db: Database, chainId: number) {
  return db.$transaction(
    async (tx) => {
      const cursor = await findCursor(tx, chainId);
      if (!cursor) throw new Error(`The database holds no index of chain ${chainId}: start the indexer first.`);
      const batches = await tx.$queryRaw<(StoredBatch & { id: bigint })[]>`
        SELECT b."batch_id" AS "id", b."operator", b."payment_token" AS "paymentToken", b."payout_token" AS "payoutToken",
          b."capacity"::text, a."sold"::text, a."serial"::text, a."acc"::text, a."refund_acc"::text AS "refundAcc",
          a."holders_reserve"::text AS "holdersReserve", a."refund_reserve"::text AS "refundReserve", a."escrow"::text,
          a."bond"::text, a."next_period"::text AS "nextPeriod"
        FROM "batch" b JOIN "batch_account_now" a ON a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
        WHERE b."chain_id" = ${chainId} ORDER BY 1`;
      const slices = await tx.$queryRaw<(StoredSlice & { id: bigint })[]>`
        WITH "taken" AS (
          SELECT "slice_id", "kind", sum("amount") AS "amount" FROM (
            SELECT "slice_id", "kind", "amount" FROM "claim" WHERE "chain_id" = ${chainId}
            UNION ALL SELECT "slice_id", "kind", "amount" FROM "settlement" WHERE "chain_id" = ${chainId}
          ) AS "all" GROUP BY "slice_id", "kind"
        ), "lines" AS (
          SELECT "slice_id", sum("amount") AS "amount" FROM "slice_payout" WHERE "chain_id" = ${chainId} GROUP BY "slice_id"
        ), "refund_lines" AS (
          SELECT "slice_id", sum("amount") AS "amount" FROM "slice_refund" WHERE "chain_id" = ${chainId} GROUP BY "slice_id"
        )
        SELECT s."slice_id" AS "id", s."owner", s."units"::text, s."paid"::text, s."refund_paid"::text AS "refundPaid",
          s."claimable"::text, s."refundable"::text, s."ended"::text,
          (s."carried" + coalesce(l."amount", 0))::text AS "lines",
          (s."refund_carried" + coalesce(r."amount", 0))::text AS "refundLines", coalesce(t."amount", 0)::text AS "taken",
          coalesce(u."amount", 0)::text AS "refundTaken"
        FROM "slice_ever" s
        LEFT JOIN "lines" l ON l."slice_id" = s."slice_id"
        LEFT JOIN "refund_lines" r ON r."slice_id" = s."slice_id"
        LEFT JOIN "taken" t ON t."slice_id" = s."slice_id" AND t."kind" = 'earnings'
        LEFT JOIN "taken" u ON u."slice_id" = s."slice_id" AND u."kind" = 'refund'
        WHERE s."chain_id" = ${chainId} ORDER BY 1`;
      const credits = await tx.$queryRaw<{ account: string; token: string; credit: string }[]>`
        SELECT "account", "token", "credit"::text FROM "credit_now" WHERE "chain_id" = ${chainId} ORDER BY 1, 2`;
      return { cursor, batches, slices, credits };
    },
    { isolationLevel: "RepeatableRead", timeout: 600_000 },
  );
}

export type Stored = Awaited<ReturnType<typeof readDatabase>>;
