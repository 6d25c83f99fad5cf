import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";
import { formatBps } from "#domain/money.ts";
import { formatUtc } from "#domain/utc.ts";

/** Disputes about a bond, and its release. */
export const disputeMessages = {
  NoArbiter: ([batchId]) =>
    never(
      `Batch ${batchId} has no arbiter: its bond cannot be disputed.`,
      "Its bond goes to the holders only where the operator defaults.",
    ),
  NotArbiter: ([caller, arbiter]) =>
    never(`Only the arbiter of this batch, ${arbiter}, decides, not ${caller}.`, "Connect the arbiter's account."),
  NotHolder: ([batchId, id, caller]) =>
    never(
      `${caller} does not own slice ${id} of batch ${batchId}, and only holders can dispute its bond.`,
      "Connect the account that owns a slice of the batch.",
    ),
  DisputeNotPossible: ([batchId, nextPeriod, disputedUntil]) =>
    later(
      disputedUntil === 0
        ? `The bond of batch ${batchId} was disputed already since its last payout; period ${nextPeriod} is next.`
        : `The bond of batch ${batchId} was disputed until ${formatUtc(disputedUntil)}, and no payout followed: period ${nextPeriod} is next.`,
      "Dispute it again after another payout.",
    ),
  NoDispute: ([batchId]) =>
    never(
      `No dispute about the bond of batch ${batchId} is open.`,
      "There is nothing to decide: it was decided, or it expired.",
    ),
  ForfeitTooHigh: ([forfeitBps, max]) =>
    now(`${formatBps(forfeitBps)} of a bond cannot be given away.`, `Enter at most ${formatBps(max)}.`),
  BondHeld: ([batchId, until, nowSeconds]) =>
    later(
      `The bond of batch ${batchId} is held for disputes until ${formatUtc(until)}, and it is ${formatUtc(nowSeconds)}.`,
      "Release it then; an open dispute ends sooner when the arbiter decides.",
    ),
} satisfies Partial<ErrorMessages>;
