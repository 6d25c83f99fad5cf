import { formatBaseUnits } from "#domain/money.ts";
import { maxUpfront, minBond } from "#domain/terms.ts";
import type { DraftProblems } from "./read-draft.ts";

/** What a draft comes to, where its figures can be read: money in payment-token base units. */
export type DraftFigures = {
  hashrate: bigint;
  unitHashrate: bigint;
  /** Of one unit for the whole term, the upfront part within it. */
  pricePerUnit: bigint;
  upfront: bigint;
  total: bigint;
  minBond: bigint;
  termEnd: number;
};

type Sizes = { unit: bigint; capacity: bigint; rate: bigint; upfront: bigint; periods: bigint; termEnd: number };

const most = 2n ** 128n - 1n;
const dollars = (amount: bigint) => `$${formatBaseUnits(amount, 6, { minFraction: 2 })}`;

export function figuresOf({ unit, capacity, rate, upfront, periods, termEnd }: Sizes): DraftFigures {
  const pricePerUnit = rate * periods + upfront;
  const least = minBond({ rate, upfront, capacity, periods });
  const total = capacity * pricePerUnit;
  return { hashrate: unit * capacity, unitHashrate: unit, pricePerUnit, upfront, total, minBond: least, termEnd };
}

/** Judges the price as TermLimits.checkMoney does. `bond` undefined: the smallest. */
export function judgeMoney(problems: DraftProblems, figures: DraftFigures, bond: bigint | undefined): bigint {
  const { total, minBond, upfront, pricePerUnit, unitHashrate } = figures;
  if (unitHashrate > 2n ** 64n - 1n) problems.unitSize = "One unit is at most 18 EH/s.";
  const upfrontLimit = maxUpfront({ rate: pricePerUnit - upfront, periods: 1n });
  if (upfront > upfrontLimit) {
    problems.upfront = `The upfront part may be at most 20 % of the price of the whole term: ${dollars(upfrontLimit)} here.`;
  }
  if (bond === undefined) return minBond;
  if (bond < minBond) {
    problems.bond = `The bond must be at least 5 % of the total price: ${dollars(minBond)}.`;
  } else if (total + bond > most) {
    problems.bond = "Total price and bond together are more than the contract can hold.";
  }
  return bond;
}
