import { type Rational, rational } from "#domain/rational.ts";

/** Blocks that share a target: an epoch. */
export const BLOCKS_PER_EPOCH = 2_016;

/** The target of difficulty 1, which `difficulty` is measured against. */
const DIFFICULTY_ONE_TARGET = 0xffffn << 208n;

/** The number a block's hash must not exceed: mantissa · 256^(exponent − 3). Throws `RangeError` for bits no block can have. */
export function targetOf(nBits: number): bigint {
  const exponent = BigInt(nBits >>> 24);
  const mantissa = BigInt(nBits & 0x7fffff);
  const target = exponent <= 3n ? mantissa >> (8n * (3n - exponent)) : mantissa << (8n * (exponent - 3n));
  if ((nBits & 0x800000) !== 0 || target === 0n || target >> 256n !== 0n) {
    throw new RangeError(`0x${nBits.toString(16)} are not the bits of a target`);
  }
  return target;
}

/** Hashes expected for one block, exactly: 2^256 / (target + 1). */
export function workOf(nBits: number): Rational {
  return rational(1n << 256n, targetOf(nBits) + 1n);
}

/** The same in whole hashes, as nodes and contracts count it. */
export function workDown(nBits: number): bigint {
  return (1n << 256n) / (targetOf(nBits) + 1n);
}

/** How many times harder than the easiest block. For display: difficulty · 2^32 is 15 ppm above the exact work. */
export function difficultyOf(nBits: number): Rational {
  return rational(DIFFICULTY_ONE_TARGET, targetOf(nBits));
}

/** Difficulty as Bitcoin nodes print it: in floating point, so its last digits differ from the exact ones. For display only. */
export function displayedDifficulty(nBits: number): number {
  return (0xffff / (nBits & 0xffffff)) * 256 ** (29 - (nBits >>> 24));
}

/** The usual short cut, difficulty · 2^32, to compare with figures published elsewhere. Ours come from `workOf`. */
export function workFromDifficulty(difficulty: Rational): Rational {
  return rational(difficulty.numerator << 32n, difficulty.denominator);
}
