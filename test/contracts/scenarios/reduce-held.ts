import { openBook } from "#domain/held-escrow.ts";
import type { Reducers } from "./reduce-logs.ts";

/** What waits for proofs, what became of it, and accusations. */
export const onHeld: Reducers<
  "BitcoinTokenSet" | "ProofRequired" | "PeriodHeld" | "PeriodJudged" | "PostedRaised" | "BatchAccused"
> = {
  BitcoinTokenSet: (known, { token, baseUnitsPerSat }) => void known.bitcoinTokens.set(token, baseUnitsPerSat),
  ProofRequired(known, { batchId, baseUnitsPerSat }) {
    const { capacity, unitHashrate, termStart, periodSeconds } = known.batch(batchId).terms;
    const hashesPerPeriod = capacity * unitHashrate * BigInt(periodSeconds);
    const clock = { termStart: BigInt(termStart), periodSeconds: BigInt(periodSeconds) };
    known.books.set(batchId, openBook({ baseUnitsPerSat, hashesPerPeriod, ...clock }));
  },
  PeriodHeld(known, { batchId, period, gross, heldPerUnit, posted }, time) {
    const book = known.book(batchId);
    const periods = new Map([...book.periods, [period, { gross, heldPerUnit, postedAt: time }]]);
    Object.assign(book, { posted, nextHeld: period + 1n, periods });
  },
  PeriodJudged(known, { batchId, period, isProven, covered }) {
    const book = known.book(batchId);
    const periods = new Map(book.periods);
    periods.delete(period);
    Object.assign(book, { covered, firstHeld: period + 1n, periods });
    const posted = known.batch(batchId).periods[Number(period)];
    if (isProven && posted !== undefined) posted.evidence = 3;
  },
  PostedRaised(known, { batchId, posted }) {
    known.book(batchId).posted = posted;
  },
  BatchAccused(known, { batchId, proven, until }) {
    Object.assign(known.book(batchId), { accused: proven, accusedUntil: BigInt(until) });
  },
};
