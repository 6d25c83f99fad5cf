import type { Database } from "#prisma/client.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";

/** More that somebody paid for a posted period. */
export type TopUp = {
  /** Place in the chain; pass the last one as `before` for the next page. */
  position: bigint;
  period: number;
  payer: `0x${string}`;
  /** Payout-token base units, all of them for the slices there were. */
  amount: bigint;
  evidenceHash: `0x${string}`;
  txHash: `0x${string}`;
  at: Date;
};

/** A batch's top-ups, newest first. */
export async function listTopUps(
  db: Database,
  chainId: number,
  batchId: bigint,
  { before = (1n << 63n) - 1n, limit }: { before?: bigint; limit: number },
): Promise<TopUp[]> {
  if (!fitsBigInt(batchId)) return [];
  const rows = await db.$queryRaw<(Omit<TopUp, "amount"> & { amount: string })[]>`
    SELECT "position", "period", "payer", "amount"::text, "evidence_hash" AS "evidenceHash", "tx_hash" AS "txHash", "at"
    FROM "top_up" WHERE "chain_id" = ${chainId} AND "batch_id" = ${batchId} AND "position" < ${before}
    ORDER BY "position" DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}
