/**
 * An exact fraction: mining figures are products of numbers of 80 bits and prices with cents, and none of them is rounded before
 * it is shown. Always in lowest terms, the denominator above 0.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export type RationalInput = Rational | bigint;

/** Throws `RangeError` for a denominator of 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError(`${numerator} cannot be divided by 0`);
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** "64481.71" exactly. Throws `RangeError` for anything but digits with an optional sign and point. */
export function parseRational(text: string): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) throw new RangeError(`"${text}" is not a decimal number`);
  const [, sign = "", whole = "", fraction = ""] = match;
  return rational(BigInt(`${sign}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

export function add(a: RationalInput, b: RationalInput): Rational {
  const [x, y] = [toRational(a), toRational(b)];
  return rational(x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator);
}

export function subtract(a: RationalInput, b: RationalInput): Rational {
  return add(a, negate(b));
}

export function multiply(...factors: RationalInput[]): Rational {
  return factors
    .map(toRational)
    .reduce((x, y) => rational(x.numerator * y.numerator, x.denominator * y.denominator), rational(1n));
}

export function divide(a: RationalInput, b: RationalInput): Rational {
  const { numerator, denominator } = toRational(b);
  return multiply(a, rational(denominator, numerator));
}

export function negate(a: RationalInput): Rational {
  const { numerator, denominator } = toRational(a);
  return { numerator: -numerator, denominator };
}

/** Below 0 where a < b, 0 where they are equal, above 0 where a > b. */
export function compare(a: RationalInput, b: RationalInput): number {
  const { numerator } = subtract(a, b);
  return numerator === 0n ? 0 : numerator < 0n ? -1 : 1;
}

export function isZero(a: RationalInput): boolean {
  return toRational(a).numerator === 0n;
}

/** The whole number at or below. */
export function floor(a: RationalInput): bigint {
  const { numerator, denominator } = toRational(a);
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** The nearest whole number; a half goes up. */
export function round(a: RationalInput): bigint {
  return floor(add(a, rational(1n, 2n)));
}

/** With exactly `digits` decimals, rounded to the nearest: "88.5841986". No thousands separators. */
export function toFixed(a: RationalInput, digits: number): string {
  const scaled = round(multiply(a, 10n ** BigInt(digits)));
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${scaled < 0n ? "-" : ""}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ""}`;
}

/** Hundredths of a percent as a fraction: 250 is 1/40. */
export function fromBps(bps: number | bigint): Rational {
  return rational(BigInt(bps), 10_000n);
}

function toRational(a: RationalInput): Rational {
  return typeof a === "bigint" ? { numerator: a, denominator: 1n } : a;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
