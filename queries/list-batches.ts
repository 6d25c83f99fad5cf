import type { Database } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";
import { selectBatches } from "#queries/select-batches.ts";

/** Batches, newest first; `before` (a batch's number) pages on. `now` is the time statuses are told for: the latest block's. */
export async function listBatches(
  db: Database,
  chainId: number,
  now: Date,
  { before, limit }: { before?: bigint; limit: number },
): Promise<BatchSummary[]> {
  const isBounded = before !== undefined && fitsBigInt(before);
  return selectBatches(db, chainId, isBounded ? Prisma.sql`"batch_id" < ${before}` : Prisma.sql`true`, now, limit);
}
