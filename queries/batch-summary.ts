import type { UpfrontState } from "#domain/escrow.ts";
import type { BatchStatus as AnyStatus } from "#domain/terms.ts";

/** Where a batch that exists stands; the same words as the contract's `Status`. */
export type BatchStatus = Exclude<AnyStatus, "None">;

/** 0: the operator's word; 1: signed by a pool; 2: signed by an auditor; 3: proven on Bitcoin. */
export type EvidenceLevel = 0 | 1 | 2 | 3;

export type Disclosure = {
  efficiencyMilliJoulesPerTh: number;
  powerMicroUsdPerKwh: number;
  pueBps: number;
  poolFeeBps: number;
  serviceMicroUsdPerThDay: number;
};

/** One payout as a small chart draws it; amounts in payout-token base units. */
export type PayoutPoint = {
  period: number;
  gross: bigint;
  hosting: bigint;
  fee: bigint;
  deliveredBps: number;
  evidence: EvidenceLevel;
};

/** Where the machines run, and what stands behind its capacity. `findSite` says more. */
export type BatchSite = { number: number; name: string; country: string; evidence: EvidenceLevel };

/** The last dispute about the bond. `open` while it holds the bond, `expired` when nobody resolved it in time. */
export type BatchDispute = {
  state: "open" | "expired" | "resolved";
  openedBy: `0x${string}`;
  openedAt: Date;
  until: Date;
  reasonHash: `0x${string}`;
  /** Of a resolved one. `forfeited`: payment-token base units of the bond that went to the holders. */
  resolution: { forfeitBps: number; forfeited: bigint; at: Date; reasonHash: `0x${string}` } | null;
};

/**
 * What a page says about a batch. Amounts are base units: rate, upfront, bond, escrow and proceeds of the payment token, what was
 * posted of the payout token.
 */
export type BatchSummary = {
  batchId: bigint;
  operator: `0x${string}`;
  name: string;
  site: BatchSite;
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
  /** Payment-token base units per unit, and where they are. */
  upfront: bigint;
  upfrontState: UpfrontState;
  /** What one unit costs now. */
  unitPrice: bigint;
  /** At stake now. */
  bond: bigint;
  escrow: bigint;
  /** Escrow released to the operator, who has not collected it; and what it collected so far. */
  proceeds: bigint;
  proceedsCollected: bigint;
  saleStart: Date;
  saleEnd: Date;
  /** First moment at which no slice can be given back any more; null where none ever can. */
  refundDeadline: Date | null;
  /** The same while slices can be given back; null as soon as they cannot. */
  refundableUntil: Date | null;
  /** First moment at which no slice can be given back and no minimum be missed any more; null where neither is agreed. */
  firmAt: Date | null;
  termStart: Date;
  termEnd: Date;
  periodSeconds: number;
  periods: number;
  /** Seconds after a period's end within which it must be posted. */
  grace: number;
  /** Units that must be sold when sale and cooling-off are over, or the batch is cancelled; 0: any number. */
  minUnits: bigint;
  nextPeriod: number;
  /** First moment at which anybody may declare default, pauses counted; null once the batch has ended. */
  defaultableAt: Date | null;
  /** Periods that have ended at `now`. */
  finishedPeriods: number;
  maxHostingBps: number;
  feeBps: number;
  /** Of every resale, for the operator. */
  royaltyBps: number;
  evidenceRequired: number;
  /** Number of the set that signs payouts (`findAttesterSet`); null: nobody does. */
  attesterSet: number | null;
  /** Who decides disputes about the bond; null: there are none. */
  arbiter: `0x${string}` | null;
  dispute: BatchDispute | null;
  /** Whether a holder could open a dispute now. */
  disputable: boolean;
  /** First moment at which the bond of a completed batch may be released; null before, and once it is gone. */
  bondReleasableAt: Date | null;
  disclosure: Disclosure;
  grossPosted: bigint;
  hostingPosted: bigint;
  feePosted: bigint;
  /** Paid for posted periods afterwards, all of it to the slices. */
  toppedUp: bigint;
  /** The last 30, oldest first. */
  lastPayouts: PayoutPoint[];
  /** Mean over all posted periods; null before the first. */
  meanDeliveredBps: number | null;
  defaultedAt: Date | null;
  /** When a cancelled batch was settled; null in a batch whose minimum was missed until anybody calls `cancel`. */
  calledOffAt: Date | null;
  /** Hashes per second the batch holds of its site; 0 once an ended batch gave them back. */
  reserved: bigint;
  createdBlock: bigint;
};
