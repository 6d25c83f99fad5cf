import type { BatchStatus as AnyStatus } from "#domain/terms.ts";

/** Where a batch that exists stands; the same words as the contract's `Status`. */
export type BatchStatus = Exclude<AnyStatus, "None">;

export type Disclosure = {
  efficiencyMilliJoulesPerTh: number;
  powerMicroUsdPerKwh: number;
  pueBps: number;
  poolFeeBps: number;
  serviceMicroUsdPerThDay: number;
};

/** One payout as a small chart draws it; amounts in payout-token base units. */
export type PayoutPoint = { period: number; gross: bigint; hosting: bigint; fee: bigint; deliveredBps: number };

/** What a page says about a batch. Amounts are base units: rate, bond and escrow of the payment token, the rest of the payout token. */
export type BatchSummary = {
  batchId: bigint;
  operator: `0x${string}`;
  name: string;
  site: string;
  pool: string;
  status: BatchStatus;
  /** A purchase would pass now: sale open, capacity left, every finished period posted, not ended. */
  onSale: boolean;
  paymentToken: `0x${string}`;
  payoutToken: `0x${string}`;
  /** Hashes per second of one unit. */
  unitHashrate: bigint;
  capacity: bigint;
  sold: bigint;
  /** Payment-token base units per unit per period. */
  rate: bigint;
  bond: bigint;
  escrow: bigint;
  saleStart: Date;
  saleEnd: Date;
  termStart: Date;
  termEnd: Date;
  periodSeconds: number;
  periods: number;
  /** Seconds after a period's end within which it must be posted. */
  grace: number;
  nextPeriod: number;
  /** First moment at which anybody may declare default, pauses counted; null once the batch has ended. */
  defaultableAt: Date | null;
  /** Periods that have ended at `now`. */
  finishedPeriods: number;
  maxHostingBps: number;
  feeBps: number;
  evidenceRequired: number;
  disclosure: Disclosure;
  grossPosted: bigint;
  hostingPosted: bigint;
  feePosted: bigint;
  /** The last 30, oldest first. */
  lastPayouts: PayoutPoint[];
  /** Mean over all posted periods; null before the first. */
  meanDeliveredBps: number | null;
  defaultedAt: Date | null;
  createdBlock: bigint;
  /** Accounts that own at least one slice. */
  holders: number;
};
