import type { Database } from "#prisma/client.ts";

/**
 * payout: a slice of this account earned `amount`. claimed, refunded: paid out. settled, refund settled: became credit when the
 * slice was handed on. credited: to the account as operator or fee recipient. withdrawn: credit paid out.
 */
export type OwnerPayoutKind =
  | "payout"
  | "claimed"
  | "refunded"
  | "settled"
  | "refund settled"
  | "credited"
  | "withdrawn";

export type OwnerPayout = {
  kind: OwnerPayoutKind;
  /** Place in the chain; pass the last one as `before` for the next page. */
  position: bigint;
  at: Date;
  txHash: `0x${string}`;
  blockNumber: bigint;
  batchId: bigint | null;
  sliceId: bigint | null;
  period: number | null;
  token: `0x${string}`;
  /** Base units of `token`. */
  amount: bigint;
};

/** What happened to an account's money, newest first. */
export async function listOwnerPayouts(
  _db: Database,
  _chainId: number,
  _owner: `0x${string}`,
  _page: { before?: bigint; limit: number },
): Promise<OwnerPayout[]> {
  throw new Error("not written yet");
}
