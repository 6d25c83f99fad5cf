import { hashpriceUsd, satsOfUsd } from "#domain/hashprice.ts";
import { add, divide, multiply, type Rational, rational, subtract } from "#domain/rational.ts";
import { electricityUsdPerThDay, type IncomeAssumptions, sliceIncome } from "#domain/slice-income.ts";

const KWH_PER_JOULE_PER_TERAHASH_DAY = rational(24n, 1000n);

/** Dollars that a running TH/s brings in a day after the pool's fee. */
function earnedUsd({ satsPerThDay, btcUsd, poolFee }: IncomeAssumptions): Rational {
  return multiply(hashpriceUsd(satsPerThDay, btcUsd), subtract(1n, poolFee));
}

/** Dollars of costs per TH/s and day: electricity and service. */
function costUsd(assumed: IncomeAssumptions): Rational {
  return add(electricityUsdPerThDay(assumed), assumed.serviceUsdPerThDay);
}

/** $/kWh at which electricity alone takes all that the pool pays. */
export function breakEvenPower(assumed: IncomeAssumptions): Rational {
  return divide(earnedUsd(assumed), multiply(assumed.jPerTh, KWH_PER_JOULE_PER_TERAHASH_DAY, assumed.pue));
}

/** J/TH at which electricity alone takes all that the pool pays. */
export function breakEvenEfficiency(assumed: IncomeAssumptions): Rational {
  return divide(earnedUsd(assumed), multiply(KWH_PER_JOULE_PER_TERAHASH_DAY, assumed.usdPerKwh, assumed.pue));
}

/** Dollars per BTC at which electricity and service take all that the pool pays; costs are in dollars, so this is the price risk. */
export function breakEvenBtcUsd(assumed: IncomeAssumptions): Rational {
  return divide(multiply(costUsd(assumed), 100_000_000n), sliceIncome(assumed).afterPool);
}

/** Hashprice, in sats per TH/s and day, at which electricity and service take all that the pool pays. */
export function breakEvenSatsPerThDay(assumed: IncomeAssumptions): Rational {
  const kept = multiply(assumed.uptime, subtract(1n, assumed.poolFee));
  return divide(satsOfUsd(costUsd(assumed), assumed.btcUsd), kept);
}
