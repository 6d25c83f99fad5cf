import { shareUp } from "#domain/accounting.ts";

/** A batch's clock and price, mirrored from contracts/libraries/BatchTerms.sol and BatchManager.sol. Times are UTC seconds. */
export interface ClockTerms {
  saleStart: bigint;
  saleEnd: bigint;
  termStart: bigint;
  periodSeconds: bigint;
  periods: bigint;
  grace: bigint;
}

/** `IBatchManager.Status`, by its number. */
export const BATCH_STATUSES = ["None", "Scheduled", "Selling", "Active", "Completed", "Defaulted"] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** "completed", "active": for the middle of a sentence. */
export function statusName(status: number): string {
  return (BATCH_STATUSES[status] ?? `status ${status}`).toLowerCase();
}

/** First second of a period. */
export function periodStart(terms: ClockTerms, period: bigint): bigint {
  return terms.termStart + period * terms.periodSeconds;
}

/** First second after a period. */
export function endOf(terms: ClockTerms, period: bigint): bigint {
  return periodStart(terms, period + 1n);
}

/** First second after the last period. */
export function termEnd(terms: ClockTerms): bigint {
  return periodStart(terms, terms.periods);
}

/** How many periods have ended at `now`. */
export function finishedPeriods(terms: ClockTerms, now: bigint): bigint {
  if (now < terms.termStart) return 0n;
  const finished = (now - terms.termStart) / terms.periodSeconds;
  return finished < terms.periods ? finished : terms.periods;
}

export function unpostedPeriods(terms: Pick<ClockTerms, "periods">, nextPeriod: bigint): bigint {
  return terms.periods - nextPeriod;
}

/** Payment-token base units that `units` cost while `nextPeriod` is the next to be posted. */
export function costOf(terms: { rate: bigint; periods: bigint }, nextPeriod: bigint, units: bigint): bigint {
  return terms.rate * units * unpostedPeriods(terms, nextPeriod);
}

/** Where a batch stands: derived from its terms, its postings and the chain's clock. */
export function statusOf(terms: ClockTerms, nextPeriod: bigint, defaulted: boolean, now: bigint): BatchStatus {
  if (defaulted) return "Defaulted";
  if (nextPeriod === terms.periods) return "Completed";
  if (now >= terms.termStart) return "Active";
  return now >= terms.saleStart ? "Selling" : "Scheduled";
}

/** Whether a slice can be bought at `now`: the sale is open, and every finished period posted. Capacity and pauses aside. */
export function isOnSale(terms: ClockTerms, nextPeriod: bigint, defaulted: boolean, now: bigint): boolean {
  if (defaulted || nextPeriod === terms.periods) return false;
  return now >= terms.saleStart && now < terms.saleEnd && nextPeriod === finishedPeriods(terms, now);
}

/** The last pause of the protocol, from its first second to the first second after it. */
export type Pause = { from: bigint; until: bigint };

/** First second at which default may be declared. A pause that met the time to post gives the whole grace again from its end. */
export function defaultableAt(terms: ClockTerms, nextPeriod: bigint, pause?: Pause): bigint {
  const due = endOf(terms, nextPeriod);
  const deadline = due + terms.grace;
  const overlapped = pause !== undefined && pause.until > due && pause.from < deadline;
  return overlapped ? pause.until + terms.grace : deadline;
}

/** Smallest bond for a batch's whole price: 5 %, rounded up. */
export function minBond(terms: { rate: bigint; capacity: bigint; periods: bigint }): bigint {
  return shareUp(terms.capacity * terms.rate * terms.periods, 500n);
}
