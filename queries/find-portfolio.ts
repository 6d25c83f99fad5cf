import type { Database } from "#prisma/client.ts";
import type { BatchStatus } from "#queries/batch-summary.ts";

export type TokenAmount = { token: `0x${string}`; amount: bigint };

export type PortfolioSlice = {
  sliceId: bigint;
  batchId: bigint;
  batchName: string;
  status: BatchStatus;
  units: bigint;
  unitHashrate: bigint;
  paymentToken: `0x${string}`;
  payoutToken: `0x${string}`;
  /** Payment-token base units. */
  cost: bigint;
  /** Payout-token base units. */
  claimable: bigint;
  /** Payment-token base units. */
  refundable: bigint;
  /** What the slice earned while this account held it, payout-token base units. */
  earned: bigint;
};

/** All an account holds and is owed. Totals are per token, as listed; tokens with nothing are left out. */
export type Portfolio = {
  owner: `0x${string}`;
  slices: PortfolioSlice[];
  /** Owed outside of any slice; taken with `withdraw`. */
  credits: TokenAmount[];
  claimableByToken: TokenAmount[];
  refundableByToken: TokenAmount[];
  costByToken: TokenAmount[];
  /** All the account ever earned from slices, those it parted with too. */
  earnedByToken: TokenAmount[];
};

/** Empty lists for an account the contracts have never seen. Slices by number. */
export async function findPortfolio(
  _db: Database,
  _chainId: number,
  _owner: `0x${string}`,
  _now: Date,
): Promise<Portfolio> {
  throw new Error("not written yet");
}
