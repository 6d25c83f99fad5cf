import { encodeDeliveries } from "#domain/deliveries.ts";
import { findCursor } from "#indexer/cursor.ts";
import type { Database, Transaction } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { selectBatches } from "#queries/select-batches.ts";
import { readFleet } from "./read-fleet.ts";
import { readProofs } from "./read-proofs.ts";

export type StoredSlice = Record<
  | ("owner" | "units" | "paid" | "refundPaid" | "claimable" | "refundable" | "lines" | "refundLines")
  | ("taken" | "refundTaken" | "ended" | "carried"),
  string
>;

/** The database's answers, all of one moment. */
export async function readDatabase(db: Database, chainId: number) {
  return db.$transaction(
    async (tx) => {
      const cursor = await findCursor(tx, chainId);
      if (!cursor) throw new Error(`The database holds no index of chain ${chainId}: start the indexer first.`);
      const batches = await readBatches(tx, chainId, cursor.blockTime);
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
          s."claimable"::text, s."refundable"::text, s."ended"::text, s."carried"::text,
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
      const [fleet, proofs] = [await readFleet(tx, chainId), await readProofs(tx, chainId)];
      return { cursor, batches, slices, credits, fleet, proofs };
    },
    { isolationLevel: "RepeatableRead", timeout: 600_000 },
  );
}

type Rules = Record<"batchId" | "serial" | "disputedUntil" | "disputedAt", string>;

/** Each batch as pages show it, at the time of the indexed block, and what else the chain has views for. */
async function readBatches(tx: Transaction, chainId: number, at: Date) {
  const shown = await selectBatches(tx, chainId, Prisma.sql`true`, at);
  const rules = await tx.$queryRaw<Rules[]>`
    SELECT "batch_id"::text AS "batchId", "serial"::text, "disputed_at"::text AS "disputedAt",
      coalesce(extract(epoch FROM "disputed_until")::bigint, 0)::text AS "disputedUntil"
    FROM "batch_account_now" WHERE "chain_id" = ${chainId}`;
  const payouts = await tx.$queryRaw<{ batchId: bigint; evidence: number; deliveredBps: number }[]>`
    SELECT "batch_id" AS "batchId", "evidence", "delivered_bps" AS "deliveredBps" FROM "payout_step"
    WHERE "chain_id" = ${chainId} AND "kind" = 'payout' ORDER BY "period"`;
  const rulesOf = new Map(rules.map(({ batchId, ...row }) => [batchId, row]));
  const payoutsOf = new Map<bigint, typeof payouts>(shown.map(({ batchId }) => [batchId, []]));
  for (const payout of payouts) payoutsOf.get(payout.batchId)?.push(payout);
  return shown.map((batch) => ({
    ...batch,
    ...rulesOf.get(String(batch.batchId)),
    upfrontHeld: batch.upfrontState === "held",
    firmAt: batch.firmAt === null ? 0 : batch.firmAt.getTime() / 1000,
    deliveries: encodeDeliveries(payoutsOf.get(batch.batchId) ?? []),
  }));
}

export type Stored = Awaited<ReturnType<typeof readDatabase>>;
