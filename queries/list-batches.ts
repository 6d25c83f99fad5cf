import type { Database } from "#prisma/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

/** Every batch, newest first. `now` is the time statuses are told for: the latest block's. */
export async function listBatches(_db: Database, _chainId: number, _now: Date): Promise<BatchSummary[]> {
  throw new Error("not written yet");
}
