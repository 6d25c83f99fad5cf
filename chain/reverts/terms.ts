import { type ErrorMessages, never, now } from "#chain/reverts/explanation.ts";
import { formatBps } from "#domain/money.ts";
import { formatDuration, formatUtc } from "#domain/utc.ts";

/** Creating a batch. */
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
      "Let the sale start before it ends, and end between the start and the end of the term.",
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
  BatchTooLarge: ([total, max], { payment }) =>
    now(
      `The whole price and the bond come to ${payment(total)}, more than the ${payment(max)} that can be counted.`,
      "Make the batch smaller, or its price lower.",
    ),
  TextLength: ([length, min, max]) =>
    now(
      `A text of ${length} bytes does not fit.`,
      `Name, site and pool may have at most 64, 64 and 32 bytes, the name at least 1; this one must have ${min} to ${max}.`,
    ),
} satisfies Partial<ErrorMessages>;
