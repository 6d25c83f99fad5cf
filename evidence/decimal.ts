/** A decimal number without loss: its value is `digits / 10^scale`. */
type Decimal = { digits: bigint; scale: number };

/** Longest text taken for a number, and largest power of ten in one: more is an attack or a mistake. */
const maxLength = 60;
const maxExponent = 40;

function readDecimal(text: string): Decimal | undefined {
  if (text.length > maxLength) return undefined;
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const power = Number(exponent);
  if (Math.abs(power) > maxExponent) return undefined;
  const magnitude = BigInt(whole + fraction);
  const digits = sign === "-" ? -magnitude : magnitude;
  const scale = fraction.length - power;
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/**
 * The number in `text` times 10^`decimals`, as an integer: "0.09837098" with 8 decimals is 9837098n. Takes exponents ("9.8E-7").
 * Answers "not a number" where it is none, and "too precise" where non-zero digits stand beyond `decimals`.
 */
export function decimalToUnits(text: string, decimals: number): bigint | "not a number" | "too precise" {
  const value = readDecimal(text);
  if (value === undefined) return "not a number";
  if (value.scale <= decimals) return value.digits * 10n ** BigInt(decimals - value.scale);
  const divisor = 10n ** BigInt(value.scale - decimals);
  return value.digits % divisor === 0n ? value.digits / divisor : "too precise";
}

/** As `decimalToUnits`, but digits beyond `decimals` are cut off: for measurements, never for money. */
export function measureToUnits(text: string, decimals: number): bigint | "not a number" {
  const value = readDecimal(text);
  if (value === undefined) return "not a number";
  if (value.scale <= decimals) return value.digits * 10n ** BigInt(decimals - value.scale);
  return value.digits / 10n ** BigInt(value.scale - decimals);
}
