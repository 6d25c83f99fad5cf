import { kwhPerThDay } from "#domain/energy.ts";
import { satsOfUsd } from "#domain/hashprice.ts";
import { add, compare, multiply, type Rational, rational, subtract } from "#domain/rational.ts";

/** What the income of 1 TH/s depends on. Fractions, not percents: a fee of 2 % is 1/50. */
export interface IncomeAssumptions {
  /** Hashprice in sats per TH/s and day, fees of blocks included. */
  satsPerThDay: Rational;
  btcUsd: Rational;
  uptime: Rational;
  poolFee: Rational;
  jPerTh: Rational;
  usdPerKwh: Rational;
  pue: Rational;
  serviceUsdPerThDay: Rational;
  /** Of the net, where there is any. */
  platformFee: Rational;
}

/** Sats per TH/s and day. `gross = poolFee + electricity + service + platform + net` exactly, unless costs exceed the income. */
export interface SliceIncome {
  gross: Rational;
  poolFee: Rational;
  afterPool: Rational;
  electricity: Rational;
  service: Rational;
  /** What the costs exceed the income by: the operator bears it, for a holder is never billed. */
  shortfall: Rational;
  beforePlatform: Rational;
  platform: Rational;
  net: Rational;
}

const nothing = rational(0n);

/** From what the pool's machines are expected to earn down to what a holder keeps, each deduction by name. */
export function sliceIncome(assumed: IncomeAssumptions): SliceIncome {
  const gross = multiply(assumed.satsPerThDay, assumed.uptime);
  const poolFee = multiply(gross, assumed.poolFee);
  const afterPool = subtract(gross, poolFee);
  const electricity = satsOfUsd(electricityUsdPerThDay(assumed), assumed.btcUsd);
  const service = satsOfUsd(assumed.serviceUsdPerThDay, assumed.btcUsd);
  const margin = subtract(afterPool, add(electricity, service));
  const profitable = compare(margin, nothing) > 0;
  const beforePlatform = profitable ? margin : nothing;
  const platform = multiply(beforePlatform, assumed.platformFee);
  return {
    gross,
    poolFee,
    afterPool,
    electricity,
    service,
    shortfall: profitable ? nothing : subtract(nothing, margin),
    beforePlatform,
    platform,
    net: subtract(beforePlatform, platform),
  };
}

type Electricity = Pick<IncomeAssumptions, "jPerTh" | "usdPerKwh" | "pue" | "uptime">;

/** Dollars per TH/s and day: machines that stand still draw nothing. */
export function electricityUsdPerThDay({ jPerTh, usdPerKwh, pue, uptime }: Electricity): Rational {
  return multiply(kwhPerThDay(jPerTh, pue), usdPerKwh, uptime);
}
