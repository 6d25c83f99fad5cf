import { shareUp } from "#domain/accounting.ts";

/** A batch's clock and price, mirrored from contracts/libraries/BatchTerms.sol and contracts/manager/. Times are UTC seconds. */
export interface ClockTerms {
  saleStart: bigint;
  saleEnd: bigint;
  /** First second at which no slice can be given back; 0: none ever can. */
  refundDeadline: bigint;
  termStart: bigint;
  periodSeconds: bigint;
  periods: bigint;
  grace: bigint;
  /** Units that must be sold when sale and cooling-off are over; 0: any number. */
  minUnits: bigint;
}

/** What happened to a batch so far, as far as its status depends on it. */
export interface Progress {
  nextPeriod: bigint;
  sold: bigint;
  /** What ended it before its last payout, if anything was called so. */
  end: "defaulted" | "called off" | null;
}

/** `IBatchManager.Status`, by its number. */
export const BATCH_STATUSES = [
  ...(["None", "Scheduled", "Selling", "CoolingOff", "Active", "Completed", "Defaulted", "Cancelled"] as const),
] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** "completed", "cooling off": for the middle of a sentence. */
export function statusName(status: number): string {
  const name = BATCH_STATUSES[status];
  return name === "CoolingOff" ? "cooling off" : (name ?? `status ${status}`).toLowerCase();
}

/** Nothing is sold, given back or posted any more. */
export function hasEnded(status: BatchStatus): boolean {
  return status === "Completed" || status === "Defaulted" || status === "Cancelled";
}

/** First second of a period. */
export function periodStart(terms: Pick<ClockTerms, "termStart" | "periodSeconds">, period: bigint): bigint {
  return terms.termStart + period * terms.periodSeconds;
}

/** First second after a period. */
export function endOf(terms: Pick<ClockTerms, "termStart" | "periodSeconds">, period: bigint): bigint {
  return periodStart(terms, period + 1n);
}

/** First second after the last period. */
export function termEnd(terms: Pick<ClockTerms, "termStart" | "periodSeconds" | "periods">): bigint {
  return periodStart(terms, terms.periods);
}

/** How many periods have ended at `now`. */
export function finishedPeriods(
  terms: Pick<ClockTerms, "termStart" | "periodSeconds" | "periods">,
  now: bigint,
): bigint {
  if (now < terms.termStart) return 0n;
  const finished = (now - terms.termStart) / terms.periodSeconds;
  return finished < terms.periods ? finished : terms.periods;
}

/** First second at which no slice can be given back and no minimum be missed any more; 0 where neither is agreed. */
export function firmAt(terms: Pick<ClockTerms, "saleEnd" | "refundDeadline" | "minUnits">): bigint {
  const { saleEnd, refundDeadline, minUnits } = terms;
  return minUnits !== 0n && saleEnd > refundDeadline ? saleEnd : refundDeadline;
}

/** Where a batch stands: derived from its terms, what happened so far and the chain's clock. */
export function statusOf(terms: ClockTerms, { nextPeriod, sold, end }: Progress, now: bigint): BatchStatus {
  if (end !== null) return end === "defaulted" ? "Defaulted" : "Cancelled";
  if (nextPeriod === terms.periods) return "Completed";
  if (now < terms.termStart) {
    if (now < terms.saleStart) return "Scheduled";
    if (now < terms.saleEnd) return "Selling";
    if (now < terms.refundDeadline) return "CoolingOff";
  }
  return sold < terms.minUnits ? "Cancelled" : "Active";
}

/** Whether a slice can be bought at `now`: the sale is open, and every finished period posted. Capacity and pauses aside. */
export function isOnSale(terms: ClockTerms, progress: Progress, now: bigint): boolean {
  if (hasEnded(statusOf(terms, progress, now))) return false;
  return now >= terms.saleStart && now < terms.saleEnd && progress.nextPeriod === finishedPeriods(terms, now);
}

/** First second at which the slices of a batch can no longer be given back; undefined where they cannot be at `now`. */
export function refundableUntil(terms: ClockTerms, progress: Progress, now: bigint): bigint | undefined {
  const open = now < terms.refundDeadline && !hasEnded(statusOf(terms, progress, now));
  return open ? terms.refundDeadline : undefined;
}

/** The last pause of the protocol, from its first second to the first second after it. */
export type Pause = { from: bigint; until: bigint };

/**
 * First second at which default may be declared. A pause that met the time to post gives the whole grace again from its end.
 * `underReportedAt`: when an unanswered accusation is one, if that comes first.
 */
export function defaultableAt(
  terms: Pick<ClockTerms, "termStart" | "periodSeconds" | "grace">,
  nextPeriod: bigint,
  pause?: Pause,
  underReportedAt?: bigint,
): bigint {
  const due = endOf(terms, nextPeriod);
  const deadline = due + terms.grace;
  const overlapped = pause !== undefined && pause.until > due && pause.from < deadline;
  const overdueAt = overlapped ? pause.until + terms.grace : deadline;
  return underReportedAt !== undefined && underReportedAt < overdueAt ? underReportedAt : overdueAt;
}

/** Smallest bond for a batch's whole price: 5 %, rounded up. */
export function minBond(price: { rate: bigint; upfront: bigint; capacity: bigint; periods: bigint }): bigint {
  return shareUp(price.capacity * (price.upfront + price.rate * price.periods), 500n);
}

/** Largest upfront part beside a rate: 20 % of the price of a whole term, which is a quarter of the rest of it. */
export function maxUpfront({ rate, periods }: { rate: bigint; periods: bigint }): bigint {
  return (rate * periods) / 4n;
}
