import type { Database } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { selectBatches } from "#queries/select-batches.ts";

/** The batches of these numbers, in their order; those that are none are left out. */
export async function findBatches(
  db: Database,
  chainId: number,
  batchIds: bigint[],
  now: Date,
): Promise<BatchSummary[]> {
  if (batchIds.length === 0) return [];
  const found = await selectBatches(db, chainId, Prisma.sql`"batch_id" = ANY(${batchIds}::bigint[])`, now);
  const byId = new Map(found.map((batch) => [batch.batchId, batch]));
  return batchIds.flatMap((id) => byId.get(id) ?? []);
}
