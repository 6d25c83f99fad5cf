import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";
import { formatBps } from "#domain/money.ts";
import { BATCH_STATUSES, statusName } from "#domain/terms.ts";
import { formatUtc } from "#domain/utc.ts";

/** Posting payouts and paying more, proceeds, default and the end of a batch. */
export const payoutMessages = {
  NotBatchOperator: ([caller, operator]) =>
    never(
      `Only the operator of this batch, ${operator}, can do this, not ${caller}.`,
      "Connect the operator's account.",
    ),
  WrongPeriod: ([given, expected]) =>
    now(
      given < expected
        ? `The payout of period ${given} is posted already; the next one is period ${expected}.`
        : `Period ${given} cannot be posted yet: periods are posted in order, and the next one is period ${expected}.`,
      `Post period ${expected}.`,
    ),
  PeriodNotFinished: ([period, endsAt, nowSeconds]) =>
    later(
      `Period ${period} ends at ${formatUtc(endsAt)}, and it is ${formatUtc(nowSeconds)}.`,
      "Post its payout when it has ended.",
    ),
  DeliveredBpsTooHigh: ([deliveredBps]) =>
    now(`${formatBps(deliveredBps)} cannot be delivered.`, "Enter at most 100 %, even where more was delivered."),
  HostingTooHigh: ([hosting, max], { payout }) =>
    now(
      `Hosting of ${payout(hosting)} is above the ${payout(max)} that the terms of the batch allow for this payout.`,
      `Charge at most ${payout(max)}.`,
    ),
  ZeroAmount: () => now("The amount is 0.", "Enter an amount above 0."),
  NoPayouts: () => now("There are no payouts in this posting.", "Add at least one."),
  NotInDefault: ([batchId, deadline, nowSeconds]) =>
    later(
      `Batch ${batchId} is not overdue: its operator has until ${formatUtc(deadline)}, and it is ${formatUtc(nowSeconds)}.`,
      "Declare the default after that, if the payout is still missing.",
    ),
  NotCompleted: ([batchId, status]) =>
    BATCH_STATUSES[status] === "Defaulted"
      ? never(`Batch ${batchId} is in default: its bond went to the holders.`, "Holders can claim it as a refund.")
      : BATCH_STATUSES[status] === "Cancelled"
        ? never(
            `Batch ${batchId} is cancelled: its bond goes back to its operator with the cancellation.`,
            "Cancel it where nobody has yet; its operator can then withdraw the bond.",
          )
        : later(
            `Batch ${batchId} is ${statusName(status)}: its bond is released when the last period is posted.`,
            "Try again then.",
          ),
  NoProceeds: ([batchId]) =>
    later(
      `Nothing of the escrow of batch ${batchId} was released since its operator last collected.`,
      "Collect again when the next payout is posted.",
    ),
  NothingSold: ([batchId]) =>
    never(`Nothing of batch ${batchId} is sold, so nobody could be paid.`, "There are no holders to pay more to."),
  PeriodNotPosted: ([batchId, period, nextPeriod]) =>
    later(
      `Period ${period} of batch ${batchId} is not posted: period ${nextPeriod} is next.`,
      "Pay more for a period that is posted, or wait until this one is.",
    ),
  SaleOpen: ([batchId, saleEnd]) =>
    later(
      `Batch ${batchId} is on sale until ${formatUtc(saleEnd)}: money for past periods would reach those who buy now.`,
      "Pay it when the sale is over.",
    ),
  AccumulatorFull: ([batchId]) =>
    never(
      `Batch ${batchId} cannot count a payout this large.`,
      "Check the gross amount: it is in base units of the payout token, for WBTC in sats.",
    ),
} satisfies Partial<ErrorMessages>;
