import type { Database } from "#prisma/client.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

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
  /** All this slice ever earned, for whoever owned it: claimed + credited + claimable. */
  earned: bigint;
  /** Claimed or credited to an owner so far. */
  claimed: bigint;
  mintedAt: Date;
  mintTx: `0x${string}`;
  batch: BatchSummary;
  /** Oldest first; the last one has no end. */
  owners: { owner: `0x${string}`; from: Date; to: Date | null }[];
};

export async function findSlice(
  _db: Database,
  _chainId: number,
  _sliceId: bigint,
  _now: Date,
): Promise<SliceDetail | undefined> {
  throw new Error("not written yet");
}
