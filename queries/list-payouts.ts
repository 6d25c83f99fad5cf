import type { Database } from "#prisma/client.ts";

export type BatchPayout = {
  period: number;
  periodStart: Date;
  periodEnd: Date;
  /** gross, hosting, fee, holders: payout-token base units. released, refunded: payment-token base units. */
  gross: bigint;
  hosting: bigint;
  fee: bigint;
  holders: bigint;
  released: bigint;
  refunded: bigint;
  /** Q64: what the accumulator grew by, base units per capacity unit. */
  perUnit: bigint;
  deliveredBps: number;
  evidenceHash: `0x${string}`;
  txHash: `0x${string}`;
  blockNumber: bigint;
  postedAt: Date;
};

/** A batch's payouts, newest first; `beforePeriod` pages on. */
export async function listPayouts(
  _db: Database,
  _chainId: number,
  _batchId: bigint,
  _page: { beforePeriod?: number; limit: number },
): Promise<BatchPayout[]> {
  throw new Error("not written yet");
}
