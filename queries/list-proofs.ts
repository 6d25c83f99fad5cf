import type { Database } from "#prisma/client.ts";
import type { ProvenPayment } from "#queries/find-payout-path.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";
import { displayOf } from "#queries/payout-path-parts.ts";

/** What was proven to be paid to a batch's scripts, the newest proof first; pass the last one's position as `before` for the next page. */
export async function listProofs(
  db: Database,
  chainId: number,
  batchId: bigint,
  { before = (1n << 63n) - 1n, limit }: { before?: bigint; limit: number },
): Promise<ProvenPayment[]> {
  if (!fitsBigInt(batchId)) return [];
  const rows = await db.$queryRaw<ProvenPayment[]>`
    SELECT p."position", p."period", p."txid", p."vout", p."sats", p."block_hash" AS "blockHash", p."height", p."time",
      p."is_freshly_mined" AS "isFreshlyMined", s."script", p."script_hash" AS "scriptHash", p."tx_hash" AS "txHash", p."at"
    FROM "proven_payment" p
    JOIN "script" s ON s."chain_id" = p."chain_id" AND s."batch_id" = p."batch_id" AND s."script_hash" = p."script_hash"
    WHERE p."chain_id" = ${chainId} AND p."batch_id" = ${batchId} AND p."position" < ${before}
    ORDER BY p."position" DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, txid: displayOf(row.txid), blockHash: displayOf(row.blockHash) }));
}
