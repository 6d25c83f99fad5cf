import { formatBaseUnits, MoneyFormatError, parseBaseUnits } from "#domain/money.ts";

/** In base units of the field, both ends included. */
export type Range = { min: bigint; max: bigint };

export type Read<T> = { value: T } | { problem: string };

/** A number as typed, in units of 10^-decimals. */
export function readAmount(typed: string, decimals: number, { min, max }: Range): Read<bigint> {
  if (typed.trim() === "") return { problem: "Fill this in." };
  try {
    const value = parseBaseUnits(typed, decimals);
    if (value < min) return { problem: `At least ${formatBaseUnits(min, decimals)}.` };
    if (value > max) return { problem: `At most ${formatBaseUnits(max, decimals)}.` };
    return { value };
  } catch (error) {
    if (error instanceof MoneyFormatError) return { problem: sentenceOf(typed, decimals) };
    throw error;
  }
}

function sentenceOf(typed: string, decimals: number): string {
  const digits = /^[\d,]+\.(\d+)$/.exec(typed.trim())?.[1]?.length ?? 0;
  if (decimals === 0 && digits > 0) return "A whole number, without decimals.";
  if (digits > decimals) return `At most ${decimals} decimals.`;
  return "Not a number. Write digits, and a point before the decimals.";
}

/** A text of a length in bytes, as the contract counts it. */
export function readText(typed: string, min: number, max: number): Read<string> {
  const value = typed.trim();
  const bytes = new TextEncoder().encode(value).length;
  if (bytes < min) return { problem: "Fill this in." };
  if (bytes > max) return { problem: `At most ${max} bytes; this has ${bytes}.` };
  return { value };
}

/** A datetime-local text read as UTC, in seconds. */
export function readTime(typed: string): Read<number> {
  const at = Date.parse(`${typed}Z`);
  return Number.isNaN(at) ? { problem: "Choose a day and a time, in UTC." } : { value: Math.floor(at / 1000) };
}

/** An account; how it is written, checksum or not, does not matter. */
export function readAddress(typed: string): Read<`0x${string}`> {
  const value = typed.trim();
  if (/^0x[0-9a-fA-F]{40}$/.test(value)) return { value: value as `0x${string}` };
  return { problem: "Not an address: 0x and 40 hexadecimal digits." };
}
