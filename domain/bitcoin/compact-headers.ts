import { areEqual, BitcoinDataError, concat } from "#domain/bitcoin/bytes.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { HEADER_SIZE, type Header, readHeader } from "#domain/bitcoin/header.ts";

/** A header without the previous block's hash: version 4, merkle root 32, time, nBits and nonce 12. */
export const SHORT_HEADER_SIZE = 48;

/** Most headers in one proof that are read: about ten weeks of blocks. */
export const MAX_HEADERS = 10_000;

/** Whole headers that follow one another, the way a proof brings them: the first whole, each later one 48 bytes. Throws BitcoinDataError. */
export function packHeaders(headers: readonly Uint8Array[]): Uint8Array {
  if (headers.length === 0) throw new BitcoinDataError("A proof needs at least the header of the payment's block.");
  const parts = headers.map((header, i) => {
    const { previous } = readHeader(header);
    const before = headers[i - 1];
    if (before === undefined) return header;
    if (!areEqual(previous, readHeader(before).hash)) {
      throw new BitcoinDataError(`Header ${i + 1} of ${headers.length} does not follow the one before it.`);
    }
    return concat(header.subarray(0, 4), header.subarray(36));
  });
  return concat(...parts);
}

/** The headers of a proof, each bound to the one before by its hash. Throws BitcoinDataError. */
export function readCompactHeaders(bytes: Uint8Array): [Header, ...Header[]] {
  const rest = bytes.length - HEADER_SIZE;
  if (rest < 0 || rest % SHORT_HEADER_SIZE !== 0) {
    throw new BitcoinDataError(
      `The headers are ${bytes.length} bytes long; the first has ${HEADER_SIZE}, each later one ${SHORT_HEADER_SIZE}.`,
    );
  }
  const later = rest / SHORT_HEADER_SIZE;
  if (later >= MAX_HEADERS) {
    throw new BitcoinDataError(`The proof brings ${later + 1} headers; at most ${MAX_HEADERS} are read.`);
  }
  const headers: [Header, ...Header[]] = [readHeader(bytes.subarray(0, HEADER_SIZE))];
  let last = headers[0];
  for (let at = HEADER_SIZE; at < bytes.length; at += SHORT_HEADER_SIZE) {
    last = readHeader(concat(bytes.subarray(at, at + 4), last.hash, bytes.subarray(at + 4, at + SHORT_HEADER_SIZE)));
    headers.push(last);
  }
  return headers;
}

/** Throws BitcoinDataError unless the last header's hash is `anchor`. */
export function checkAnchor(headers: readonly Header[], anchor: Uint8Array): void {
  const last = headers.at(-1);
  if (last !== undefined && areEqual(last.hash, anchor)) return;
  const reached = last === undefined ? "nowhere" : `at ${displayHash(last.hash)}`;
  throw new BitcoinDataError(`The headers end ${reached}, not at the anchor ${displayHash(anchor)}.`);
}
