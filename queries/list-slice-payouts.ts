import type { Database } from "#prisma/client.ts";
import type { EvidenceLevel } from "#queries/batch-summary.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";

/** One line of the ledger: what one payout, or a top-up of its period, earned one slice. */
export type SlicePayout = {
  kind: "payout" | "top-up";
  /** Place in the chain; pass the last one as `before` for the next page. */
  position: bigint;
  period: number;
  periodStart: Date;
  periodEnd: Date;
  /** Who held the slice when the payout was posted. */
  owner: `0x${string}`;
  /** Payout-token base units; a slice's lines sum to what the chain pays, to the base unit. */
  amount: bigint;
  /** The whole batch's payout; of a top-up what was paid. */
  gross: bigint;
  /** Null for a top-up, as is the evidence. */
  deliveredBps: number | null;
  evidence: EvidenceLevel | null;
  txHash: `0x${string}`;
  postedAt: Date;
  evidenceHash: `0x${string}`;
  /** claimable now, claimed in the token, or credited to the owner who then parted with the slice. */
  state: "claimable" | "claimed" | "credited";
};

/** A slice's ledger, newest first; `before` (a position) pages on. */
export async function listSlicePayouts(
  db: Database,
  chainId: number,
  sliceId: bigint,
  { before = (1n << 63n) - 1n, limit }: { before?: bigint; limit: number },
): Promise<SlicePayout[]> {
  if (!fitsBigInt(sliceId)) return [];
  const rows = await db.$queryRaw<(Omit<SlicePayout, "amount" | "gross"> & { amount: string; gross: string })[]>`
    SELECT l."kind", l."position", l."period", b."term_start" + l."period" * b."period_seconds" * interval '1 second' AS "periodStart",
      b."term_start" + (l."period" + 1) * b."period_seconds" * interval '1 second' AS "periodEnd",
      l."owner", l."amount"::text, l."gross"::text, l."delivered_bps" AS "deliveredBps", l."evidence", l."tx_hash" AS "txHash",
      l."at" AS "postedAt", l."evidence_hash" AS "evidenceHash",
      CASE WHEN l."ended_by" IS NULL THEN 'claimable' WHEN l."ended_by" = 'claimed' THEN 'claimed' ELSE 'credited' END AS "state"
    FROM "slice_payout" l JOIN "batch" b ON b."chain_id" = l."chain_id" AND b."batch_id" = l."batch_id"
    WHERE l."chain_id" = ${chainId} AND l."batch_id" = ${sliceId / 1_000_000_000n} AND l."slice_id" = ${sliceId}
      AND l."position" < ${before}
    ORDER BY l."position" DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount), gross: BigInt(row.gross) }));
}
