import { floor, fromBps, multiply, rational } from "#domain/rational.ts";
import { electricityUsdPerThDay } from "#domain/slice-income.ts";
import type { Disclosure } from "#queries/batch-summary.ts";

/** What the farm says it costs to run, in billionths of a dollar per TH/s and day of full delivery. */
export type FarmCost = { electricity: bigint; service: bigint };

export function farmCostOf(disclosure: Disclosure): FarmCost {
  const electricity = electricityUsdPerThDay({ ...powerOf(disclosure), uptime: rational(1n) });
  return {
    electricity: floor(multiply(electricity, 10n ** 9n)),
    service: BigInt(disclosure.serviceMicroUsdPerThDay) * 1000n,
  };
}

/** The disclosure's power terms as fractions. */
export function powerOf(disclosure: Disclosure) {
  return {
    jPerTh: rational(BigInt(disclosure.efficiencyMilliJoulesPerTh), 1000n),
    usdPerKwh: rational(BigInt(disclosure.powerMicroUsdPerKwh), 1_000_000n),
    pue: fromBps(disclosure.pueBps),
  };
}
