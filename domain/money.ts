/** Amounts of money as people read and type them. Everything is exact: an amount is a bigint of base units, never a float. */

export class MoneyFormatError extends Error {
  override name = "MoneyFormatError";
}

export interface AmountFormat {
  /** Digits after the point that are always shown. Default 0. */
  minFraction?: number;
  /** Digits after the point at most; the rest is cut off, so that an amount is never shown larger than it is. Default all. */
  maxFraction?: number;
}

/** 1234500000n with 6 decimals is "1,234.5". */
export function formatBaseUnits(amount: bigint, decimals: number, format: AmountFormat = {}): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const kept = digits.slice(digits.length - decimals).slice(0, format.maxFraction ?? decimals);
  const fraction = kept.replace(/0+$/, "").padEnd(Math.min(format.minFraction ?? 0, decimals), "0");
  const shown = fraction === "" ? groupThousands(whole) : `${groupThousands(whole)}.${fraction}`;
  return amount < 0n && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

/** "1,234.5" with 6 decimals is 1234500000n. Throws `MoneyFormatError` with a sentence for whoever typed it. */
export function parseBaseUnits(text: string, decimals: number): bigint {
  const typed = text.trim();
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(typed);
  if (match === null)
    throw new MoneyFormatError(`"${typed}" is not an amount. Write digits, and a point before the decimals.`);
  const [, whole = "", fraction = ""] = match;
  if (fraction.length > decimals) {
    throw new MoneyFormatError(`"${typed}" has ${fraction.length} decimals, and only ${decimals} can be paid.`);
  }
  return BigInt(whole.replaceAll(",", "") + fraction.padEnd(decimals, "0"));
}

/** 4066639n is "4,066,639 sats". */
export function formatSats(sats: bigint): string {
  return `${formatBaseUnits(sats, 0)} ${sats === 1n || sats === -1n ? "sat" : "sats"}`;
}

/** 9837098n is "0.09837098 BTC": always eight decimals, as pools and explorers write it. */
export function formatBtc(sats: bigint): string {
  return `${formatBaseUnits(sats, 8, { minFraction: 8 })} BTC`;
}

/** Micro-dollars as dollars: 55_000n is "$0.055", 1_500_000n is "$1.50". */
export function formatUsdMicro(microUsd: bigint, format: AmountFormat = {}): string {
  const text = formatBaseUnits(microUsd < 0n ? -microUsd : microUsd, 6, { minFraction: 2, ...format });
  return microUsd < 0n ? `-$${text}` : `$${text}`;
}

/** 250 is "2.5 %": hundredths of a percent, as contracts count them. */
export function formatBps(bps: number): string {
  return `${formatBaseUnits(BigInt(bps), 2)} %`;
}

/** "97.55" is 9755, by its digits. Undefined for what is no share: below 0, above 100, or with more than two decimals. */
export function parseBps(typed: string): number | undefined {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(typed.trim()) ?? [];
  if (whole === undefined) return undefined;
  const bps = Number(whole + fraction.padEnd(2, "0"));
  return bps <= 10_000 ? bps : undefined;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
