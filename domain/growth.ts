import { add, compare, divide, multiply, type Rational, rational, round } from "#domain/rational.ts";
import { type IncomeAssumptions, sliceIncome } from "#domain/slice-income.ts";

/** A difficulty epoch is 2,016 blocks of ten minutes. */
export const DAYS_PER_DIFFICULTY_EPOCH = 14n;

export interface SliceLife {
  /** Days until the first epoch without income, or all the days asked for. */
  days: bigint;
  /** Sats per TH/s over those days. */
  sats: Rational;
  /** False where it still earned on the last day asked for. */
  ended: boolean;
}

/**
 * What 1 TH/s earns until difficulty has outgrown it, where difficulty grows by `growthPerEpoch` (1/50 is 2 %) every 14 days while
 * the price and the costs in dollars stay. Ends after `maxDays`, for with falling difficulty it never would.
 */
export function sliceLife(assumed: IncomeAssumptions, growthPerEpoch: Rational, maxDays = 3_650n): SliceLife {
  const growth = add(1n, growthPerEpoch);
  let satsPerThDay = assumed.satsPerThDay;
  let sats = rational(0n);
  let days = 0n;
  while (days < maxDays) {
    const { net } = sliceIncome({ ...assumed, satsPerThDay });
    if (compare(net, 0n) <= 0) return { days, sats, ended: true };
    const lasting = maxDays - days < DAYS_PER_DIFFICULTY_EPOCH ? maxDays - days : DAYS_PER_DIFFICULTY_EPOCH;
    sats = add(sats, multiply(net, lasting));
    days += lasting;
    satsPerThDay = keptShort(divide(satsPerThDay, growth));
  }
  return { days, sats, ended: false };
}

// To 18 decimals: exact powers of a growth have thousands of digits, and no figure shows more than nine.
function keptShort(value: Rational): Rational {
  return rational(round(multiply(value, 10n ** 18n)), 10n ** 18n);
}

export interface GrowthBand {
  p10: Rational;
  p50: Rational;
  p90: Rational;
}

/**
 * How difficulty has grown per epoch, from the difficulties of consecutive epochs, oldest first: of ten past epochs one grew by p10
 * or less, and one by more than p90 (nearest rank). History, not a forecast. Throws `RangeError` for fewer than two epochs.
 */
export function growthBand(difficulties: readonly Rational[]): GrowthBand {
  const growths = difficulties
    .slice(1)
    .map((difficulty, index) => add(divide(difficulty, difficulties[index] ?? rational(0n)), -1n))
    .toSorted(compare);
  const at = (percent: number): Rational => {
    const growth = growths[Math.max(0, Math.ceil((percent / 100) * growths.length) - 1)];
    if (growth === undefined) throw new RangeError("Growth needs the difficulty of two epochs at least");
    return growth;
  };
  return { p10: at(10), p50: at(50), p90: at(90) };
}
