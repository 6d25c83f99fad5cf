import { BitcoinDataError } from "#domain/bitcoin/bytes.ts";

/** Reads bytes from the front, never past their end; sizes must be written as short as they can be. Throws BitcoinDataError. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get position(): number {
    return this.#at;
  }

  get rest(): number {
    return this.#bytes.length - this.#at;
  }

  take(length: number): Uint8Array {
    if (length > this.rest) {
      const wanted = this.#at + length;
      throw new BitcoinDataError(`It ends after ${this.#bytes.length} bytes, before byte ${wanted} of what it says.`);
    }
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** What was read from `start` on. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#at);
  }

  /** The byte `ahead` of the position; undefined after the end. */
  peek(ahead: number): number | undefined {
    return this.#bytes[this.#at + ahead];
  }

  /** A little-endian number of 1 to 8 bytes. */
  number(width: number): bigint {
    let value = 0n;
    for (const byte of this.take(width).toReversed()) value = (value << 8n) | BigInt(byte);
    return value;
  }

  /** Bitcoin's variable-length number: one byte, or a mark and 2, 4 or 8. */
  size(): bigint {
    const start = this.#at;
    const mark = Number(this.number(1));
    if (mark < 0xfd) return BigInt(mark);
    const width = mark === 0xfd ? 2 : mark === 0xfe ? 4 : 8;
    const size = this.number(width);
    const least = width === 2 ? 0xfdn : width === 4 ? 0x10000n : 0x100000000n;
    if (size < least) throw new BitcoinDataError(`The size at byte ${start} is written longer than it must be.`);
    return size;
  }

  /** As many bytes as a size before them says. */
  sized(): Uint8Array {
    const size = this.size();
    // Larger than any file: the comparison with what is left must not lose digits.
    return this.take(size > BigInt(this.rest) ? Number.MAX_SAFE_INTEGER : Number(size));
  }
}
