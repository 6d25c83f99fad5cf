import type { Database } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type BatchDetail, findBatch } from "#queries/find-batch.ts";
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
  /** First moment at which the owner can no longer give the slice back for its whole cost; null where that cannot be done now. */
  refundableUntil: Date | null;
  /** All this slice ever earned, for whoever owned it: claimed + claimable. */
  earned: bigint;
  /** Claimed, or credited to an owner who handed it on, so far. */
  claimed: bigint;
  mintedAt: Date;
  mintTx: `0x${string}`;
  /** How the slice came to be, and the slices it was made of, by number. */
  origin: { how: "bought" | "split" | "merged"; from: bigint[] };
  /** How it ended, and the slices it became; null while it lives. An ended slice has nothing to claim. */
  ended: SliceEnd | null;
  batch: BatchDetail;
  /** Oldest first; the last one has no end while the slice lives. */
  owners: { owner: `0x${string}`; from: Date; to: Date | null }[];
};

/** `refunded`: given back in the cooling-off time, for payment-token base units that went to `recipient`. */
export type SliceEnd = {
  how: "split" | "merged" | "retired" | "refunded";
  at: Date;
  txHash: `0x${string}`;
  into: bigint[];
  refund: { amount: bigint; recipient: `0x${string}` } | null;
};

type Amount = "units" | "cost" | "paid" | "refundPaid" | "claimable" | "refundable" | "claimed";
type Row = Omit<SliceDetail, Amount | "refundableUntil" | "earned" | "origin" | "ended" | "batch" | "owners"> &
  Record<Amount, string> & { firstOwner: `0x${string}`; origin: "bought" | "split" | "merged" };

export async function findSlice(
  db: Database,
  chainId: number,
  sliceId: bigint,
  now: Date,
): Promise<SliceDetail | undefined> {
  if (!fitsBigInt(sliceId)) return undefined;
  const batchId = sliceId / 1_000_000_000n;
  const [rows, batch, moves, family, end] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT s."slice_id" AS "sliceId", s."batch_id" AS "batchId", s."owner", s."buyer", s."first_owner" AS "firstOwner",
        s."units"::text, s."cost"::text, s."paid"::text, s."refund_paid"::text AS "refundPaid", s."claimable"::text,
        s."refundable"::text, s."at" AS "mintedAt", s."tx_hash" AS "mintTx",
        s."origin",
        ((SELECT coalesce(sum(c."amount"), 0) FROM "claim" c WHERE c."chain_id" = s."chain_id" AND c."batch_id" = s."batch_id"
            AND c."slice_id" = s."slice_id" AND c."kind" = 'earnings')
         + (SELECT coalesce(sum(c."amount"), 0) FROM "settlement" c WHERE c."chain_id" = s."chain_id"
            AND c."batch_id" = s."batch_id" AND c."slice_id" = s."slice_id" AND c."kind" = 'earnings'))::text AS "claimed"
      FROM "slice_ever" s
      WHERE s."chain_id" = ${chainId} AND s."batch_id" = ${batchId} AND s."slice_id" = ${sliceId}`,
    findBatch(db, chainId, batchId, now),
    db.transfer.findMany({
      where: { chainId, batchId, sliceId },
      orderBy: { position: "asc" },
      select: { recipient: true, at: true },
    }),
    db.sliceParent.findMany({
      where: { chainId, batchId, OR: [{ sliceId }, { parentId: sliceId }] },
      orderBy: [{ sliceId: "asc" }, { parentId: "asc" }],
      select: { sliceId: true, parentId: true },
    }),
    db.sliceEnd.findUnique({
      where: { chainId_batchId_sliceId: { chainId, batchId, sliceId } },
      select: { how: true, at: true, txHash: true, amount: true, recipient: true },
    }),
  ]);
  const [row] = rows;
  if (!row || !batch) return undefined;
  const { firstOwner, origin, ...slice } = row;
  const from = family.filter((link) => link.sliceId === sliceId).map(({ parentId }) => parentId);
  const into = family.filter((link) => link.parentId === sliceId).map((link) => link.sliceId);
  const claimed = BigInt(row.claimed);
  const claimable = BigInt(row.claimable);
  return {
    ...slice,
    units: BigInt(row.units),
    cost: BigInt(row.cost),
    paid: BigInt(row.paid),
    refundPaid: BigInt(row.refundPaid),
    refundable: BigInt(row.refundable),
    refundableUntil: end === null ? batch.refundableUntil : null,
    claimable,
    claimed,
    earned: claimed + claimable,
    batch,
    origin: { how: origin, from },
    ended: end === null ? null : toEnd(end, into),
    owners: toOwners({ owner: firstOwner, from: row.mintedAt }, moves, end?.at ?? null),
  };
}

type EndRow = { how: string; at: Date; txHash: string; amount: Prisma.Decimal | null; recipient: string | null };

function toEnd({ amount, recipient, ...end }: EndRow, into: bigint[]): SliceEnd {
  const refund = amount === null ? null : { amount: BigInt(amount.toFixed()), recipient };
  return { ...end, into, refund } as SliceEnd;
}

function toOwners(
  first: { owner: `0x${string}`; from: Date },
  moves: { recipient: string; at: Date }[],
  endedAt: Date | null,
) {
  const starts = [first, ...moves.map(({ recipient, at }) => ({ owner: recipient as `0x${string}`, from: at }))];
  return starts.map((start, i) => ({ ...start, to: starts[i + 1]?.from ?? endedAt }));
}
