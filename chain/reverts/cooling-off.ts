import { type ErrorMessages, later, never } from "#chain/reverts/explanation.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { statusName } from "#domain/terms.ts";
import { formatUtc } from "#domain/utc.ts";

/** Giving slices back, calling a batch off, and the upfront part, which waits for both. */
export const coolingOffMessages = {
  CoolingOffOver: ([batchId, deadline, nowSeconds]) =>
    never(
      deadline === 0n
        ? `Slices of batch ${batchId} cannot be given back: its terms say so.`
        : `Slices of batch ${batchId} could be given back until ${formatUtc(deadline)}, and it is ${formatUtc(nowSeconds)}.`,
      "You can still sell or transfer the slice.",
    ),
  NotCancellable: ([batchId, status, sold]) =>
    never(
      `Batch ${batchId} is ${statusName(status)} with ${formatBaseUnits(sold, 0)} units sold: it is neither short of its minimum nor unsold.`,
      "It goes on as agreed. Nothing can call it off.",
    ),
  UpfrontNotDue: ([batchId, dueAt, nowSeconds]) =>
    later(
      `The upfront part of batch ${batchId} is the operator's from ${formatUtc(dueAt)} on, and it is ${formatUtc(nowSeconds)}: until then slices can be given back, or the minimum missed.`,
      "Release it then.",
    ),
  NoUpfrontHeld: ([batchId]) =>
    never(
      `Batch ${batchId} holds no upfront part: it has none, or it was released.`,
      "There is nothing to release. What is the operator's is among its proceeds.",
    ),
} satisfies Partial<ErrorMessages>;
