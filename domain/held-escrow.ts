import { BPS, shareDown, shareUp } from "#domain/accounting.ts";
import { explainedBpsDown } from "#domain/explained-delivery.ts";
import { endOf } from "#domain/terms.ts";

/** What proofs may fall short of a posting, in 1/10000; and the time for them. */
const PROOF_TOLERANCE_BPS = 500n;
export const PROOF_GRACE_SECONDS = 14 * 86_400;

/** A posted period that waits for its proofs. */
export interface HeldPeriod {
  gross: bigint;
  heldPerUnit: bigint;
  postedAt: bigint;
}

/**
 * Where a batch stands that requires proofs, mirrored from contracts/HeldEscrow.sol. Base units are the payout token's, `PerUnit`
 * amounts the payment token's; times are UTC seconds.
 */
export interface HeldBook {
  /** Gross of all periods, and everything topped up. */
  posted: bigint;
  /** Gross of the periods that were proven. */
  covered: bigint;
  /** The oldest period that waits; `nextHeld` where none does. */
  firstHeld: bigint;
  /** The period after the last one posted. */
  nextHeld: bigint;
  /** Proven when it was last accused; 0: it never was. */
  accused: bigint;
  accusedUntil: bigint;
  /** Of the payout token when the batch was created. */
  baseUnitsPerSat: bigint;
  /** What the whole capacity makes in a period. */
  hashesPerPeriod: bigint;
  termStart: bigint;
  periodSeconds: bigint;
  /** Those that wait. */
  periods: ReadonlyMap<bigint, HeldPeriod>;
}

type Opening = Pick<HeldBook, "baseUnitsPerSat" | "hashesPerPeriod" | "termStart" | "periodSeconds">;

export function openBook(opening: Opening): HeldBook {
  const nothing = { posted: 0n, covered: 0n, firstHeld: 0n, nextHeld: 0n, accused: 0n, accusedUntil: 0n };
  return { ...opening, ...nothing, periods: new Map() };
}

/** A period was posted. */
export function hold(book: HeldBook, period: bigint, held: HeldPeriod): HeldBook {
  const periods = new Map([...book.periods, [period, held]]);
  return { ...book, posted: book.posted + held.gross, nextHeld: period + 1n, periods };
}

/** Holders were paid more. */
export function raisePosted(book: HeldBook, amount: bigint): HeldBook {
  return { ...book, posted: book.posted + amount };
}

/** Base units that must be proven in all, rounded up, for a period of this gross after periods of `covered` gross. */
export function neededInAll(covered: bigint, gross: bigint): bigint {
  return shareUp(covered + gross, BPS - PROOF_TOLERANCE_BPS);
}

/** What the relay knows of an epoch: its target, when it began and the next one did, if any, and how late its newest block is. */
export interface RelayEpoch {
  number: number;
  nBits: number;
  start: bigint;
  nextStart: bigint | undefined;
  newestTime: bigint;
}

/** `proven`: base units in all. `epoch`: named by whoever asks; undefined where the relay's network does not retarget. */
export interface Question {
  proven: bigint;
  now: bigint;
  rate: bigint;
  epoch: RelayEpoch | undefined;
}

/** The oldest period waits no more: of each unit's held part one is the operator's, the other its holder's. */
export interface Judgement {
  book: HeldBook;
  period: bigint;
  isProven: boolean;
  releasePerUnit: bigint;
  refundPerUnit: bigint;
}

/** Throws `RangeError` where nothing waits, where proofs fall short and there is time to bring them, and for an epoch that is not its. */
export function judge(book: HeldBook, { proven, now, rate, epoch }: Question): Judgement {
  const period = book.firstHeld;
  const waiting = book.periods.get(period);
  if (waiting === undefined) throw new RangeError("no posted period waits for proofs");
  const { gross, heldPerUnit, postedAt } = waiting;
  // Of nothing posted nothing can be proven, and nothing needs to wait.
  const isProven = gross !== 0n && proven >= neededInAll(book.covered, gross);
  const due = postedAt + BigInt(PROOF_GRACE_SECONDS);
  if (!isProven && gross !== 0n && now < due) throw new RangeError(`period ${period} can be proven until ${due}`);
  const explained = isProven ? shareDown(rate, explainedBps(book, period, gross, epoch)) : 0n;
  const releasePerUnit = explained < heldPerUnit ? explained : heldPerUnit;
  const periods = new Map(book.periods);
  periods.delete(period);
  return {
    book: { ...book, firstHeld: period + 1n, covered: isProven ? book.covered + gross : book.covered, periods },
    ...{ period, isProven, releasePerUnit, refundPerUnit: heldPerUnit - releasePerUnit },
  };
}

/** Of the capacity, what a period's gross explains, in 1/10000. */
function explainedBps(book: HeldBook, period: bigint, gross: bigint, epoch: RelayEpoch | undefined): bigint {
  if (epoch === undefined) return BPS;
  const end = endOf(book, period);
  const { number, nBits, start, nextStart, newestTime } = epoch;
  const endsBy = nextStart === undefined ? end <= newestTime : end < nextStart;
  if (nBits === 0 || end < start || !endsBy) throw new RangeError(`period ${period} did not end in epoch ${number}`);
  const { baseUnitsPerSat, hashesPerPeriod: hashes } = book;
  return explainedBpsDown({ amount: gross, baseUnitsPerSat, epoch: number, nBits, hashes }, PROOF_TOLERANCE_BPS);
}
