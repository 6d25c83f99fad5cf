import { checksummed } from "./checksummed.ts";

/**
 * Reads the 64 hexadecimal digits of `hex` that begin at `start`. Undefined where they are not what Solidity writes for the type
 * (dirty bits, other characters): viem is asked then.
 */
export type ReadWord = (hex: string, start: number) => number | bigint | boolean | string | undefined;

const DIGITS = 64;
/** Digits of the largest whole number that a `number` holds for sure (52 bits). */
const SAFE_DIGITS = 13;
/** viem gives integers of up to 48 bits as `number`, larger ones as `bigint`. */
const NUMBER_BITS = 48;
const zeros = (count: number) => "0".repeat(count);
const beforeAddress = zeros(24);
const beforeBool = zeros(DIGITS - 1);

/** The reader of a static type of one word; undefined for every other type. */
export function readerOf(type: string): ReadWord | undefined {
  if (type === "address") return readAddress;
  if (type === "bool") return readBool;
  const [, kind, size] = /^(uint|bytes)(\d+)$/.exec(type) ?? [];
  if (kind === "bytes") return bytesReader(Number(size));
  if (kind === "uint") return Number(size) <= NUMBER_BITS ? numberReader(Number(size)) : bigintReader(Number(size));
  return undefined;
}

function readAddress(hex: string, start: number) {
  return hex.startsWith(beforeAddress, start)
    ? checksummed(hex.slice(start + beforeAddress.length, start + DIGITS))
    : undefined;
}

function readBool(hex: string, start: number) {
  if (!hex.startsWith(beforeBool, start)) return undefined;
  const last = hex[start + beforeBool.length];
  return last === "1" ? true : last === "0" ? false : undefined;
}

function numberReader(bits: number): ReadWord {
  const unused = zeros(DIGITS - bits / 4);
  return (hex, start) =>
    hex.startsWith(unused, start) ? toNumber(hex.slice(start + unused.length, start + DIGITS)) : undefined;
}

function bigintReader(bits: number): ReadWord {
  const unused = zeros(DIGITS - bits / 4);
  const small = zeros(DIGITS - SAFE_DIGITS);
  return (hex, start) => {
    if (!hex.startsWith(unused, start)) return undefined;
    if (!hex.startsWith(small, start)) return toBigInt(hex.slice(start + unused.length, start + DIGITS));
    const number = toNumber(hex.slice(start + small.length, start + DIGITS));
    return number === undefined ? undefined : BigInt(number);
  };
}

function bytesReader(size: number): ReadWord {
  const unused = zeros(DIGITS - 2 * size);
  return (hex, start) => {
    const digits = hex.slice(start, start + 2 * size);
    if (!hex.startsWith(unused, start + 2 * size) || !/^[0-9a-f]*$/.test(digits)) return undefined;
    return `0x${digits}`;
  };
}

function toNumber(digits: string): number | undefined {
  const number = endsInDigit(digits) ? Number(`0x${digits}`) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}

function toBigInt(digits: string): bigint | undefined {
  if (!endsInDigit(digits)) return undefined;
  try {
    return BigInt(`0x${digits}`);
  } catch {
    return undefined;
  }
}

/** `Number` and `BigInt` would look past white space at the end. */
function endsInDigit(digits: string): boolean {
  const code = digits.charCodeAt(digits.length - 1);
  return code >= 48 && code <= 102;
}
