import type { Database } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";
import { selectBatches } from "#queries/select-batches.ts";

/** A batch with its accumulators (Q64 base units per unit) and reserves (base units). */
export type BatchDetail = BatchSummary & {
  acc: bigint;
  refundAcc: bigint;
  holdersReserve: bigint;
  refundReserve: bigint;
};

export async function findBatch(
  db: Database,
  chainId: number,
  batchId: bigint,
  now: Date,
): Promise<BatchDetail | undefined> {
  if (!fitsBigInt(batchId)) return undefined;
  const [batch] = await selectBatches(db, chainId, Prisma.sql`b."batch_id" = ${batchId}`, now);
  return batch;
}
