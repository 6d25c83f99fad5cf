import type { Database } from "#prisma/client.ts";

/** One line of the ledger: what one payout earned one slice. */
export type SlicePayout = {
  period: number;
  periodStart: Date;
  periodEnd: Date;
  /** Who held the slice when the payout was posted. */
  owner: `0x${string}`;
  /** Payout-token base units; a slice's lines sum to what the chain pays, to the base unit. */
  amount: bigint;
  /** The whole batch's payout. */
  gross: bigint;
  deliveredBps: number;
  txHash: `0x${string}`;
  postedAt: Date;
  evidenceHash: `0x${string}`;
  /** claimable now, claimed in the token, or credited to the owner who then parted with the slice. */
  state: "claimable" | "claimed" | "credited";
};

/** A slice's ledger, newest first; `beforePeriod` pages on. */
export async function listSlicePayouts(
  _db: Database,
  _chainId: number,
  _sliceId: bigint,
  _page: { beforePeriod?: number; limit: number },
): Promise<SlicePayout[]> {
  throw new Error("not written yet");
}
