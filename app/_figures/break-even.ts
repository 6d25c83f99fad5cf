import * as domain from "#domain/break-even.ts";
import { floor, fromBps, isZero, multiply, rational } from "#domain/rational.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { Earned, Rates } from "./batch-rates.ts";
import { farmCostOf, powerOf } from "./farm-cost.ts";

/** Hashprices in millionths of a dollar per PH/s and day. */
export type BreakEven = {
  /** Below it a holder gets less than the slice costs per day. */
  buyer: bigint;
  /** Below it hosting takes everything and a holder gets nothing. */
  farm: bigint;
};

type Costs = Pick<BatchSummary, "disclosure" | "feeBps">;

const whole = 10_000n;
const ceil = (value: bigint, divisor: bigint) => (value + divisor - 1n) / divisor;

/**
 * From the terms alone, no market data: hashprice · (1 − pool fee) − hosting, less the fee, equals the price. For full delivery and
 * a dollar token of six decimals; rounded up.
 */
export function breakEvenOf(batch: Costs, { price }: Pick<Rates, "price">): BreakEven | undefined {
  const afterPool = whole - BigInt(batch.disclosure.poolFeeBps);
  const afterFee = whole - BigInt(batch.feeBps);
  if (afterPool <= 0n || afterFee <= 0n) return undefined;
  const { electricity, service } = farmCostOf(batch.disclosure);
  const hosting = electricity + service;
  const priceNano = ceil(price * 1000n * whole, afterFee);
  // billionths per TH are millionths per PH
  return { buyer: ceil((priceNano + hosting) * whole, afterPool), farm: ceil(hosting * whole, afterPool) };
}

/** Millionths of a dollar per kWh at which electricity alone would take all that the pool paid lately, at a given price of bitcoin. */
export function breakEvenPower(batch: Costs, recent: Earned, btcMicroUsd: bigint): bigint | undefined {
  const power = powerOf(batch.disclosure);
  const uptime = fromBps(recent.deliveredBps);
  if (isZero(power.jPerTh) || isZero(power.pue) || isZero(uptime)) return undefined;
  const usdPerKwh = domain.breakEvenPower({
    ...power,
    uptime,
    // what was posted is after the pool's fee, and of the delivered part of the capacity
    satsPerThDay: rational(recent.gross * whole, 1000n * BigInt(recent.deliveredBps)),
    poolFee: rational(0n),
    btcUsd: rational(btcMicroUsd, 1_000_000n),
    serviceUsdPerThDay: rational(0n),
    platformFee: rational(0n),
  });
  return floor(multiply(usdPerKwh, 1_000_000n));
}
