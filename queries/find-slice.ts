import type { Database } from "#prisma/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { findBatch } from "#queries/find-batch.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";

/** One slice. claimable, earned, claimed: payout-token base units; cost, refundable: payment-token base units; paid: Q64. */
export type SliceDetail = {
  sliceId: bigint;
  batchId: bigint;
  owner: `0x${string}`;
  buyer: `0x${string}`;
  units: bigint;
  cost: bigint;
  paid: bigint;
  refundPaid: bigint;
  claimable: bigint;
  refundable: bigint;
  /** All this slice ever earned, for whoever owned it: claimed + claimable. */
  earned: bigint;
  /** Claimed, or credited to an owner who handed it on, so far. */
  claimed: bigint;
  mintedAt: Date;
  mintTx: `0x${string}`;
  batch: BatchSummary;
  /** Oldest first; the last one has no end. */
  owners: { owner: `0x${string}`; from: Date; to: Date | null }[];
};

type Amount = "units" | "cost" | "paid" | "refundPaid" | "claimable" | "refundable" | "claimed";
type Row = Omit<SliceDetail, Amount | "earned" | "batch" | "owners"> &
  Record<Amount, string> & { firstOwner: `0x${string}` };

export async function findSlice(
  db: Database,
  chainId: number,
  sliceId: bigint,
  now: Date,
): Promise<SliceDetail | undefined> {
  if (!fitsBigInt(sliceId)) return undefined;
  const batchId = sliceId / 1_000_000_000n;
  const [rows, batch, moves] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT s."slice_id" AS "sliceId", s."batch_id" AS "batchId", s."owner", s."buyer", s."first_owner" AS "firstOwner",
        s."units"::text, s."cost"::text, s."paid"::text, s."refund_paid"::text AS "refundPaid", s."claimable"::text,
        s."refundable"::text, s."at" AS "mintedAt", s."tx_hash" AS "mintTx",
        ((SELECT coalesce(sum(c."amount"), 0) FROM "claim" c WHERE c."chain_id" = s."chain_id" AND c."batch_id" = s."batch_id"
            AND c."slice_id" = s."slice_id" AND c."kind" = 'earnings')
         + (SELECT coalesce(sum(c."amount"), 0) FROM "settlement" c WHERE c."chain_id" = s."chain_id"
            AND c."batch_id" = s."batch_id" AND c."slice_id" = s."slice_id" AND c."kind" = 'earnings'))::text AS "claimed"
      FROM "slice_now" s
      WHERE s."chain_id" = ${chainId} AND s."batch_id" = ${batchId} AND s."slice_id" = ${sliceId}`,
    findBatch(db, chainId, batchId, now),
    db.transfer.findMany({
      where: { chainId, batchId, sliceId },
      orderBy: { position: "asc" },
      select: { recipient: true, at: true },
    }),
  ]);
  const [row] = rows;
  if (!row || !batch) return undefined;
  const { firstOwner, ...slice } = row;
  const claimed = BigInt(row.claimed);
  const claimable = BigInt(row.claimable);
  return {
    ...slice,
    units: BigInt(row.units),
    cost: BigInt(row.cost),
    paid: BigInt(row.paid),
    refundPaid: BigInt(row.refundPaid),
    refundable: BigInt(row.refundable),
    claimable,
    claimed,
    earned: claimed + claimable,
    batch,
    owners: toOwners({ owner: firstOwner, from: row.mintedAt }, moves),
  };
}

function toOwners(first: { owner: `0x${string}`; from: Date }, moves: { recipient: string; at: Date }[]) {
  const starts = [first, ...moves.map(({ recipient, at }) => ({ owner: recipient as `0x${string}`, from: at }))];
  return starts.map((start, i) => ({ ...start, to: starts[i + 1]?.from ?? null }));
}
