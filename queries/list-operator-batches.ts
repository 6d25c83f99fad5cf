import { getAddress } from "viem";
import type { Database } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { selectBatches } from "#queries/select-batches.ts";

/** The batches of one operator, newest first. */
export function listOperatorBatches(
  db: Database,
  chainId: number,
  operator: `0x${string}`,
  now: Date,
): Promise<BatchSummary[]> {
  return selectBatches(db, chainId, Prisma.sql`"operator" = ${getAddress(operator)}`, now);
}
