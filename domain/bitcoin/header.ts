import { BitcoinDataError } from "#domain/bitcoin/bytes.ts";
import { displayHash, doubleSha256, numberOfHash } from "#domain/bitcoin/hash.ts";
import { targetOf } from "#domain/nbits.ts";

export const HEADER_SIZE = 80;

/** A block's header. Hashes in hashing order; `time` in seconds since 1970, as the miner claims. */
export type Header = {
  hash: Uint8Array;
  previous: Uint8Array;
  merkleRoot: Uint8Array;
  time: number;
  nBits: number;
};

/** Reads 80 bytes. Whether the hash has the work it claims is `checkWork`'s to say. Throws BitcoinDataError. */
export function readHeader(bytes: Uint8Array): Header {
  if (bytes.length !== HEADER_SIZE) {
    throw new BitcoinDataError(`A block header has ${HEADER_SIZE} bytes, this one ${bytes.length}.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    hash: doubleSha256(bytes),
    previous: bytes.slice(4, 36),
    merkleRoot: bytes.slice(36, 68),
    time: view.getUint32(68, true),
    nBits: view.getUint32(72, true),
  };
}

/** Throws BitcoinDataError unless the header's hash is at or below the target it claims. */
export function checkWork({ hash, nBits }: Header): void {
  let target: bigint;
  try {
    target = targetOf(nBits);
  } catch {
    throw new BitcoinDataError(`Header ${displayHash(hash)} claims a target that no block can have.`);
  }
  if (numberOfHash(hash) > target) {
    throw new BitcoinDataError(`Header ${displayHash(hash)} does not have the work it claims: nobody mined it.`);
  }
}
