import type { Database } from "#prisma/client.ts";

export type ActivityKind =
  | "created"
  | "bought"
  | "payout"
  | "claimed"
  | "refunded"
  | "transferred"
  | "withdrawn"
  | "defaulted"
  | "bond released";

/** One thing that happened. `amount` in base units of `token`: what was paid, posted, claimed. */
export type Activity = {
  kind: ActivityKind;
  at: Date;
  txHash: `0x${string}`;
  blockNumber: bigint;
  batchId: bigint | null;
  sliceId: bigint | null;
  account: `0x${string}` | null;
  amount: bigint | null;
  token: `0x${string}` | null;
  /** Of a payout. */
  period: number | null;
};

/** Newest first. */
export async function listActivity(
  _db: Database,
  _chainId: number,
  _page: { batchId?: bigint; limit: number },
): Promise<Activity[]> {
  throw new Error("not written yet");
}
