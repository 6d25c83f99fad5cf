import type { Database } from "#prisma/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { everyBatch, selectBatches } from "#queries/select-batches.ts";

/** Every batch, newest first. `now` is the time statuses are told for: the latest block's. */
export function listBatches(db: Database, chainId: number, now: Date): Promise<BatchSummary[]> {
  return selectBatches(db, chainId, everyBatch, now);
}
