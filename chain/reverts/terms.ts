import { type ErrorMessages, never, now } from "#chain/reverts/explanation.ts";
import { formatBaseUnits, formatBps } from "#domain/money.ts";
import { formatDuration, formatUtc } from "#domain/utc.ts";

/** Creating a batch, and its rate before anything is sold. */
export const termsMessages = {
  OperatorNotAdmitted: ([operator]) =>
    never(
      `${operator} is not admitted as an operator.`,
      "Ask whoever governs this deployment to admit it, or connect the account that is admitted.",
    ),
  TokenNotAllowed: ([token], { nameOf }) =>
    now(`Batches cannot use ${nameOf(token)}.`, "Choose one of the tokens that are offered."),
  ZeroAddress: () => now("An address is missing: it is the zero address.", "Fill in the address."),
  ZeroCapacity: () => now("The batch has no capacity.", "Enter at least one unit of capacity."),
  ZeroRate: () => now("The batch has no price.", "Enter a price per unit and period above 0."),
  ZeroUnitHashrate: () => now("The unit has no hashrate.", "Enter the hashrate of one unit, e.g. 1 TH/s."),
  PeriodsOutOfRange: ([periods, max]) =>
    now(`A batch of ${periods} periods cannot be made.`, `Choose between 1 and ${max} periods.`),
  PeriodSecondsOutOfRange: ([periodSeconds, min, max]) =>
    now(
      `A period of ${formatDuration(periodSeconds)} cannot be made.`,
      `Choose between ${formatDuration(min)} and ${formatDuration(max)}.`,
    ),
  GraceOutOfRange: ([grace, min, max]) =>
    now(
      `A grace of ${formatDuration(grace)} cannot be given.`,
      `Choose between ${formatDuration(min)} and ${formatDuration(max)}.`,
    ),
  SaleWindowInvalid: ([saleStart, saleEnd, termStart, termEnd]) =>
    now(
      `The sale from ${formatUtc(saleStart)} to ${formatUtc(saleEnd)} does not fit the term from ${formatUtc(termStart)} to ${formatUtc(termEnd)}.`,
      "Let the sale start before it ends, and end by the end of the term; by its start where a minimum must be sold.",
    ),
  TermInThePast: ([termStart, nowSeconds]) =>
    now(
      `The term would start at ${formatUtc(termStart)}, and it is ${formatUtc(nowSeconds)} already.`,
      "Let the term start later.",
    ),
  HostingBpsTooHigh: ([maxHostingBps, max]) =>
    now(`Hosting cannot take ${formatBps(maxHostingBps)} of a payout.`, `Enter at most ${formatBps(max)}.`),
  EvidenceLevelNotSupported: ([level, highest]) =>
    now(`Evidence of level ${level} cannot be verified yet.`, `Choose a level up to ${highest}.`),
  BondTooSmall: ([bond, min], { payment }) =>
    now(
      `A bond of ${payment(bond)} is too small for this batch.`,
      `Put up at least ${payment(min)}, which is 5 % of the whole price.`,
    ),
  UpfrontTooHigh: ([upfront, max], { payment }) =>
    now(
      `An upfront part of ${payment(upfront)} per unit is too high.`,
      `Ask for at most ${payment(max)}, which is 20 % of the price of a whole term.`,
    ),
  MinUnitsTooHigh: ([minUnits, capacity]) =>
    now(
      `A minimum of ${formatBaseUnits(minUnits, 0)} units cannot be sold: the batch has ${formatBaseUnits(capacity, 0)}.`,
      "Enter at most the capacity, or 0 for no minimum.",
    ),
  RefundDeadlineInvalid: ([refundDeadline, saleStart, termStart]) =>
    now(
      `Slices cannot be given back until ${formatUtc(refundDeadline)} where the sale starts at ${formatUtc(saleStart)} and the term at ${formatUtc(termStart)}.`,
      "Let it end after the start of the sale and by the start of the term, or leave it out.",
    ),
  RoyaltyTooHigh: ([royaltyBps, max]) =>
    now(`A royalty of ${formatBps(royaltyBps)} cannot be asked.`, `Ask for at most ${formatBps(max)}.`),
  AlreadySold: ([batchId]) =>
    never(
      `Units of batch ${batchId} were sold already: its rate cannot change any more.`,
      "Create another batch at the other rate.",
    ),
  TextLength: ([length, min, max]) =>
    now(
      `A text of ${length} bytes does not fit.`,
      `The name of a batch has 1 to 64 bytes, that of the pool at most 32; this one must have ${min} to ${max}.`,
    ),
} satisfies Partial<ErrorMessages>;
