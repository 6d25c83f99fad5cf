/** Bytes as hexadecimal digits after 0x, the way the contracts take them. */
export type Hex = `0x${string}`;

/** What was shown is not what Bitcoin makes, or does not fit together. The message says what. Trying the same bytes again never helps. */
export class BitcoinDataError extends Error {
  override name = "BitcoinDataError";
}

export function toHex(bytes: Uint8Array): Hex {
  let digits = "";
  for (const byte of bytes) digits += byte.toString(16).padStart(2, "0");
  return `0x${digits}`;
}

/** The bytes of hexadecimal digits, with or without 0x. `name` is what the error calls them. Throws BitcoinDataError. */
export function fromHex(text: string, name: string): Uint8Array {
  const digits = text.startsWith("0x") ? text.slice(2) : text;
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) throw new BitcoinDataError(`${name} is not hexadecimal.`);
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** As `fromHex`, of exactly 32 bytes. */
export function hashFromHex(text: string, name: string): Uint8Array {
  const bytes = fromHex(text, name);
  if (bytes.length !== 32) throw new BitcoinDataError(`${name} is ${bytes.length} bytes long; a hash has 32.`);
  return bytes;
}

export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
