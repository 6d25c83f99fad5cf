import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";
import { statusName } from "#domain/terms.ts";
import { formatUtc } from "#domain/utc.ts";

const chooseAnother = "Choose another listing, or ask its maker to sign a new one.";
const signAgain = "Reload, and sign a new order.";

/** Listings and offers. */
export const marketMessages = {
  ZeroPrice: () => now("The order has no price.", "Sign one with a price above 0."),
  OwnOrder: ([maker]) => never(`${maker} signed this order itself.`, "Cancel it instead, or connect another account."),
  OtherTaker: ([caller, taker]) =>
    never(`This order is meant for ${taker}, not for ${caller}.`, "Connect that account, or choose another order."),
  OrderNotStarted: ([start, nowSeconds]) =>
    later(`This order is good from ${formatUtc(start)}, and it is ${formatUtc(nowSeconds)}.`, "Try again then."),
  OrderExpired: ([expiry, nowSeconds]) =>
    never(`This order was good until ${formatUtc(expiry)}, and it is ${formatUtc(nowSeconds)}.`, chooseAnother),
  CounterChanged: ([maker]) => never(`${maker} cancelled all orders signed until then.`, chooseAnother),
  NonceUsed: ([maker, nonce]) =>
    never(
      `The order number ${nonce} of ${maker} was filled or cancelled before.`,
      "Reload to see who owns the slice now.",
    ),
  StatusChanged: ([batchId, expected, current]) =>
    never(
      `Batch ${batchId} was ${statusName(expected)} when this was signed, and is ${statusName(current)} now: the order is void.`,
      chooseAnother,
    ),
  TooManyNewPeriods: ([batchId, asOfPeriod, maxNewPeriods, nextPeriod]) =>
    never(
      `This was signed when period ${asOfPeriod} of batch ${batchId} was next, for at most ${maxNewPeriods} payouts after; period ${nextPeriod} is next now. The order is void.`,
      chooseAnother,
    ),
  PeriodAboveMax: ([batchId, nextPeriod, maxNextPeriod]) =>
    now(
      `A payout of batch ${batchId} came first: period ${nextPeriod} is next, not ${maxNextPeriod}. It went to the seller, and you paid nothing.`,
      "Look at the slice again, and buy if the price still suits you.",
    ),
  ProceedsBelowMin: ([proceeds, minProceeds], { moved }) =>
    now(
      `You would get ${moved(proceeds)}, below the ${moved(minProceeds)} you agreed to: the royalty has changed.`,
      "Look at the new amount, and accept it if it suits you.",
    ),
  InvalidSignature: ([maker]) => never(`The signature is not one of ${maker} for this order.`, signAgain),
  NoFills: () => now("No orders were chosen.", "Choose at least one."),
  NothingFilled: () => never("None of the chosen orders can be filled any more.", "Reload to see which are left."),
  GasTooLow: ([available, needed]) =>
    now(
      `${available} gas is left, and ${needed} is needed for the next order.`,
      "Raise the gas limit, or choose fewer orders.",
    ),
  OnlyItself: ([caller]) => never(`Only the market itself may do this, not ${caller}.`, "Fill the order directly."),
} satisfies Partial<ErrorMessages>;
