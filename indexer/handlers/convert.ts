import { zeroAddress } from "viem";

/** Seconds of the chain as a moment. */
export function toDate(seconds: number): Date {
  return new Date(seconds * 1000);
}

/** A moment that 0 says there is none of. */
export function toDateOrNull(seconds: number): Date | null {
  return seconds === 0 ? null : toDate(seconds);
}

export function toSeconds(at: Date): bigint {
  return BigInt(at.getTime()) / 1000n;
}

/** A number from 1 that 0 says there is none of. */
export function toNumberOrNull(number: number): bigint | null {
  return number === 0 ? null : BigInt(number);
}

export function toAddressOrNull(address: string): string | null {
  return address === zeroAddress ? null : address;
}

/** Anybody may put any bytes into a string; PostgreSQL's text cannot hold a zero byte. */
export function toText(text: string): string {
  return text.replaceAll("\0", "\u{FFFD}");
}
