import { multiply, type Rational, rational, toFixed } from "#domain/rational.ts";

/** Hashes per second in each unit people use. */
export const HASHRATE_UNITS = {
  "GH/s": 10n ** 9n,
  "TH/s": 10n ** 12n,
  "PH/s": 10n ** 15n,
  "EH/s": 10n ** 18n,
} as const;

export type HashrateUnit = keyof typeof HASHRATE_UNITS;

/** Hashes per second as a number of `unit`, exactly. */
export function inUnit(hashrate: bigint, unit: HashrateUnit): Rational {
  return rational(hashrate, HASHRATE_UNITS[unit]);
}

/** Hashes per second of `amount` of `unit`. */
export function hashrateOf(amount: Rational | bigint, unit: HashrateUnit): Rational {
  return multiply(amount, HASHRATE_UNITS[unit]);
}

/** 60205641000000000n is "60.206 PH/s": the largest unit of which there is one, at most `digits` decimals. */
export function formatHashrate(hashrate: bigint, digits = 3): string {
  const units = Object.entries(HASHRATE_UNITS) as [HashrateUnit, bigint][];
  const [name, size] = units.findLast(([, size]) => hashrate >= size) ?? ["H/s", 1n];
  const text = toFixed(rational(hashrate, size), digits);
  return `${text.includes(".") ? text.replace(/\.?0+$/, "") : text} ${name}`;
}
