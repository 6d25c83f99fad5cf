import { formatUtc } from "#domain/utc.ts";
import type { DraftProblems } from "./read-draft.ts";

const daySeconds = 86_400;

type Times = {
  now: number;
  termStart: number | undefined;
  termEnd: number | undefined;
  saleStart: number | undefined;
  saleEnd: number | undefined;
  /** 0: slices can never be given back. */
  refundDeadline: number | undefined;
  hasMinimum: boolean;
  /** Whether payouts must be proven on Bitcoin. */
  isProven: boolean;
};

/** Judges the clock as TermLimits does, and asks for whole UTC days besides. */
export function judgeTimes(problems: DraftProblems, times: Times): void {
  const { now, termStart, saleStart, saleEnd, refundDeadline } = times;
  if (termStart !== undefined && termStart < now) {
    problems.termStart = `The term must start after now, ${formatUtc(now)} by the chain's clock.`;
  } else if (termStart !== undefined && termStart % daySeconds !== 0) {
    problems.termStart = "Start at 00:00 UTC: pool records are per UTC day, and so are the periods.";
  }
  if (saleStart !== undefined && saleEnd !== undefined && saleStart >= saleEnd) {
    problems.saleStart = "The sale must start before it ends.";
  }
  const wrongEnd = saleEnd === undefined ? undefined : saleEndProblem(saleEnd, times);
  if (wrongEnd !== undefined) problems.saleEnd = wrongEnd;
  if (refundDeadline !== undefined && refundDeadline !== 0) {
    if (saleStart !== undefined && refundDeadline <= saleStart) {
      problems.refundDeadline =
        "Slices must be returnable for some of the sale: choose a time after its start, or none.";
    } else if (termStart !== undefined && refundDeadline > termStart) {
      problems.refundDeadline = `Not after the term starts, on ${formatUtc(termStart)}.`;
    }
  }
}

function saleEndProblem(saleEnd: number, { now, termStart, termEnd, hasMinimum, isProven }: Times): string | undefined {
  if (saleEnd <= now) return `The sale must end after now, ${formatUtc(now)} by the chain's clock.`;
  if (hasMinimum && termStart !== undefined && saleEnd > termStart) {
    return "With a minimum, the sale must be over when the term starts: only then is it known whether the batch runs.";
  }
  if (isProven && termStart !== undefined && saleEnd > termStart) {
    return "Where payouts must be proven, the sale must be over when the term starts: who buys later would share in what is given back.";
  }
  if (termEnd !== undefined && saleEnd > termEnd) {
    return `The sale must not end after the term does, on ${formatUtc(termEnd)}.`;
  }
  return undefined;
}
