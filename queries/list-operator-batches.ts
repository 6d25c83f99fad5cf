import type { Database } from "#prisma/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

/** The batches of one operator, newest first. */
export async function listOperatorBatches(
  _db: Database,
  _chainId: number,
  _operator: `0x${string}`,
  _now: Date,
): Promise<BatchSummary[]> {
  throw new Error("not written yet");
}
