import { bondReleasableAt, type DisputeState, isDisputeOpen, isDisputePossible } from "#domain/dispute.ts";
import { costOf } from "#domain/escrow.ts";
import {
  defaultableAt,
  finishedPeriods,
  firmAt,
  hasEnded,
  isOnSale,
  refundableUntil,
  statusOf,
  termEnd,
} from "#domain/terms.ts";
import { type BondBook, bondFreeAt, underReportedAt } from "#domain/under-reporting.ts";
import type { BatchDispute, BatchStatus, PayoutPoint } from "#queries/batch-summary.ts";
import { toClock, toProgress } from "#queries/clock.ts";
import type { BatchAccounts } from "#queries/find-batch.ts";
import { fromSeconds, toSeconds } from "#queries/seconds.ts";

type Amount =
  | ("unitHashrate" | "capacity" | "minUnits" | "rate" | "upfront" | "sold" | "acc" | "refundAcc" | "holdersReserve")
  | ("refundReserve" | "escrow" | "proceeds" | "proceedsCollected" | "bond" | "grossPosted" | "hostingPosted")
  | ("feePosted" | "toppedUp" | "reserved");
type Derived =
  | ("status" | "onSale" | "unitPrice" | "refundableUntil" | "firmAt" | "termEnd" | "defaultableAt" | "finishedPeriods")
  | ("disputable" | "bondReleasableAt" | "meanDeliveredBps");

/** What `selectBatches` selects. */
export type BatchRow = Omit<
  BatchAccounts,
  Amount | Derived | "dispute" | "attesterSet" | "periodSeconds" | "grace" | "lastPayouts"
> &
  Record<Amount, string> & {
    attesterSet: bigint | null;
    periodSeconds: bigint;
    grace: bigint;
    deliveredBpsSum: bigint;
    postedAt: Date | null;
    disputedUntil: Date | null;
    disputedAt: number;
    firstHeld: number;
    accused: string;
    accusedUntil: Date | null;
    pausedFrom: Date | null;
    pausedUntil: string | null;
    lastPayouts:
      | (Omit<PayoutPoint, "gross" | "hosting" | "fee"> & Record<"gross" | "hosting" | "fee", string>)[]
      | null;
    dispute: DisputeRow | null;
  };

type DisputeRow = Pick<BatchDispute, "openedBy" | "reasonHash"> & {
  openedAt: string;
  until: string;
  resolution: { forfeitBps: number; forfeited: string; at: string; reasonHash: `0x${string}` } | null;
};

/** A batch as it stands at `now`. */
export function toBatchAccounts(row: BatchRow, at: Date): BatchAccounts {
  const { deliveredBpsSum, postedAt, disputedUntil, disputedAt, pausedFrom, pausedUntil, ...others } = row;
  const { firstHeld, accused, accusedUntil, ...rest } = others;
  const now = toSeconds(at);
  const amounts = toAmounts(row);
  const terms = toClock(row);
  const progress = toProgress(row);
  const { nextPeriod } = progress;
  const status = statusOf(terms, progress, now) as BatchStatus; // a batch that has a row exists: never None
  const pause = pausedFrom === null ? undefined : { from: toSeconds(pausedFrom), until: BigInt(pausedUntil ?? 0) };
  const open = amounts.sold < amounts.capacity && now >= BigInt(pausedUntil ?? 0);
  const dispute = { until: disputedUntil === null ? 0n : toSeconds(disputedUntil), atPeriod: BigInt(disputedAt) };
  const hasArbiter = row.arbiter !== null;
  const until = refundableUntil(terms, progress, now);
  const firm = firmAt(terms);
  const book = row.evidenceRequired === 3 ? toBook(row) : undefined;
  const releasable = status === "Completed" && amounts.bond > 0n && postedAt !== null;
  return {
    ...rest,
    ...amounts,
    status,
    onSale: open && isOnSale(terms, progress, now),
    unitPrice: costOf({ ...amounts, periods: terms.periods }, nextPeriod, 1n),
    refundableUntil: until === undefined ? null : fromSeconds(until),
    firmAt: firm === 0n ? null : fromSeconds(firm),
    defaultableAt: hasEnded(status)
      ? null
      : fromSeconds(defaultableAt(terms, nextPeriod, pause, book && underReportedAt(book, pause))),
    termEnd: fromSeconds(termEnd(terms)),
    periodSeconds: Number(row.periodSeconds),
    grace: Number(row.grace),
    finishedPeriods: Number(finishedPeriods(terms, now)),
    attesterSet: row.attesterSet === null ? null : Number(row.attesterSet),
    dispute: row.dispute && toDispute(row.dispute, isDisputeOpen(dispute, now)),
    disputable: isDisputePossible(dispute, { nextPeriod, bond: amounts.bond, hasArbiter }, now),
    bondReleasableAt: releasable ? releasableAt(toSeconds(postedAt), hasArbiter, dispute, book) : null,
    meanDeliveredBps: row.nextPeriod === 0 ? null : Number(deliveredBpsSum) / row.nextPeriod,
    lastPayouts: (row.lastPayouts ?? []).map(({ gross, hosting, fee, ...payout }) => ({
      ...payout,
      gross: BigInt(gross),
      hosting: BigInt(hosting),
      fee: BigInt(fee),
    })),
  };
}

function toBook(row: BatchRow): BondBook {
  return {
    posted: BigInt(row.grossPosted) + BigInt(row.toppedUp),
    accused: BigInt(row.accused),
    accusedUntil: row.accusedUntil === null ? 0n : toSeconds(row.accusedUntil),
    firstHeld: BigInt(row.firstHeld),
    nextHeld: BigInt(row.nextPeriod),
    periodSeconds: row.periodSeconds,
  };
}

/** Null while proofs keep the bond. */
function releasableAt(
  postedAt: bigint,
  hasArbiter: boolean,
  dispute: DisputeState,
  book: BondBook | undefined,
): Date | null {
  const freeAt = book === undefined ? postedAt : bondFreeAt(book, postedAt);
  return freeAt === undefined ? null : fromSeconds(bondReleasableAt(postedAt, hasArbiter, dispute, freeAt));
}

function toAmounts(row: Record<Amount, string>): Record<Amount, bigint> {
  return {
    unitHashrate: BigInt(row.unitHashrate),
    capacity: BigInt(row.capacity),
    minUnits: BigInt(row.minUnits),
    rate: BigInt(row.rate),
    upfront: BigInt(row.upfront),
    sold: BigInt(row.sold),
    acc: BigInt(row.acc),
    refundAcc: BigInt(row.refundAcc),
    holdersReserve: BigInt(row.holdersReserve),
    refundReserve: BigInt(row.refundReserve),
    escrow: BigInt(row.escrow),
    proceeds: BigInt(row.proceeds),
    proceedsCollected: BigInt(row.proceedsCollected),
    bond: BigInt(row.bond),
    grossPosted: BigInt(row.grossPosted),
    hostingPosted: BigInt(row.hostingPosted),
    feePosted: BigInt(row.feePosted),
    toppedUp: BigInt(row.toppedUp),
    reserved: BigInt(row.reserved),
  };
}

function toDispute({ openedAt, until, resolution, ...opened }: DisputeRow, isOpen: boolean): BatchDispute {
  return {
    ...opened,
    state: resolution ? "resolved" : isOpen ? "open" : "expired",
    openedAt: new Date(openedAt),
    until: new Date(until),
    resolution: resolution && {
      ...resolution,
      forfeited: BigInt(resolution.forfeited),
      at: new Date(resolution.at),
    },
  };
}
