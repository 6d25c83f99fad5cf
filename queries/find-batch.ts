import type { Database } from "#prisma/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

/** A batch with its accumulators (Q64 base units per unit) and reserves (base units). */
export type BatchDetail = BatchSummary & {
  acc: bigint;
  refundAcc: bigint;
  holdersReserve: bigint;
  refundReserve: bigint;
};

export async function findBatch(
  _db: Database,
  _chainId: number,
  _batchId: bigint,
  _now: Date,
): Promise<BatchDetail | undefined> {
  throw new Error("not written yet");
}
