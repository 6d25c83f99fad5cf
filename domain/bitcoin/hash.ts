import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { type Hex, hashFromHex, toHex } from "#domain/bitcoin/bytes.ts";

/** SHA-256 twice, as Bitcoin hashes everything; in the order Bitcoin hashes in. */
export function doubleSha256(bytes: Uint8Array): Uint8Array {
  return sha256(sha256(bytes));
}

/** keccak256 of a script: what the contracts know it by. */
export function hashOfScript(script: Uint8Array): Hex {
  return toHex(keccak_256(script));
}

/** A hash as people and block explorers write it: backwards, without 0x. */
export function displayHash(hash: Uint8Array | Hex): string {
  const bytes = typeof hash === "string" ? hashFromHex(hash, "The hash") : hash;
  return toHex(bytes.toReversed()).slice(2);
}

/** The hash, in hashing order, that people write as `displayed`. Throws BitcoinDataError. */
export function hashFromDisplay(displayed: string, name: string): Uint8Array {
  return hashFromHex(displayed, name).reverse();
}

/** The number a hash is when it is held against a target. */
export function numberOfHash(hash: Uint8Array): bigint {
  return BigInt(`0x${displayHash(hash)}`);
}
