import { BPS } from "#domain/accounting.ts";
import { type HeldBook, PROOF_GRACE_SECONDS } from "#domain/held-escrow.ts";
import type { Pause } from "#domain/terms.ts";

/** Income that an operator hides and anybody can prove, mirrored from contracts/HeldEscrow.sol. Times are UTC seconds. */

/** What a posting may fall short of the proofs, in 1/10000: so that dust sent to a script accuses nobody. */
const UNDER_REPORTING_BPS = 50n;

export type AccusedBook = Pick<HeldBook, "posted" | "accused" | "accusedUntil" | "periodSeconds">;
export type BondBook = AccusedBook & Pick<HeldBook, "firstHeld" | "nextHeld">;

/** Whether more is proven than posted, beyond what is overlooked: what a batch can be accused of. */
export function isUnderReported(posted: bigint, proven: bigint): boolean {
  return proven * BPS > posted * (BPS + UNDER_REPORTING_BPS);
}

/** Says that more was proven than posted. Throws `RangeError` where that is not so, or an accusation is unanswered. */
export function accuse(book: HeldBook, proven: bigint, now: bigint): HeldBook {
  const { posted, accused, accusedUntil } = book;
  if (!isUnderReported(posted, proven)) throw new RangeError(`${proven} are proven, and ${posted} posted`);
  if (isUnderReported(posted, accused)) throw new RangeError(`an accusation runs until ${accusedUntil}`);
  return { ...book, accused: proven, accusedUntil: now + termOf(book) };
}

/** First second at which an unanswered accusation is a default. A pause that met the time to answer gives all of it again. */
export function underReportedAt(book: AccusedBook, pause?: Pause): bigint | undefined {
  const { posted, accused, accusedUntil } = book;
  if (!isUnderReported(posted, accused)) return undefined;
  const term = termOf(book);
  const met = pause !== undefined && pause.until > accusedUntil - term && pause.from < accusedUntil;
  return met ? pause.until + term : accusedUntil;
}

/** First second at which proofs no longer keep the bond; undefined while something waits or an accusation is unanswered. */
export function bondFreeAt(book: BondBook, lastPostedAt: bigint): bigint | undefined {
  if (book.firstHeld !== book.nextHeld || isUnderReported(book.posted, book.accused)) return undefined;
  return lastPostedAt + termOf(book);
}

/** How long an accusation may stay unanswered. */
function termOf({ periodSeconds }: Pick<HeldBook, "periodSeconds">): bigint {
  return BigInt(PROOF_GRACE_SECONDS) + periodSeconds;
}
