import type { Database } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";
import { selectBatches } from "#queries/select-batches.ts";

/** A batch with its accumulators (Q64 base units per unit) and reserves (base units). */
export type BatchAccounts = BatchSummary & {
  acc: bigint;
  refundAcc: bigint;
  holdersReserve: bigint;
  refundReserve: bigint;
};

export type BatchDetail = BatchAccounts & {
  /** Accounts that own at least one slice: lists do without, for each slice of a batch is read for it. */
  holders: number;
};

export async function findBatch(
  db: Database,
  chainId: number,
  batchId: bigint,
  now: Date,
): Promise<BatchDetail | undefined> {
  if (!fitsBigInt(batchId)) return undefined;
  const [[batch], holders] = await Promise.all([
    selectBatches(db, chainId, Prisma.sql`"batch_id" = ${batchId}`, now),
    countHolders(db, chainId, batchId),
  ]);
  return batch && { ...batch, holders };
}

async function countHolders(db: Database, chainId: number, batchId: bigint): Promise<number> {
  const [counted] = await db.$queryRaw<{ holders: number }[]>`
    SELECT count(DISTINCT "owner")::int AS "holders" FROM "slice_span"
    WHERE "chain_id" = ${chainId} AND "batch_id" = ${batchId} AND "to_position" IS NULL`;
  return counted?.holders ?? 0;
}
