import { multiply, type Rational, rational } from "#domain/rational.ts";

const HASHES_PER_SHARE_OF_DIFFICULTY_ONE = 1n << 32n;

/** Hashes per second that `shares` of a difficulty, found in `seconds`, stand for. */
export function hashrateOfShares(shares: bigint, difficulty: bigint, seconds: bigint): Rational {
  return multiply(rational(shares * difficulty, seconds), HASHES_PER_SHARE_OF_DIFFICULTY_ONE);
}

/** One standard deviation of that estimate, as a part of it: 1 / √shares. A statistic, so a float will do. */
export function uncertaintyOfShares(shares: bigint): number {
  return 1 / Math.sqrt(Number(shares));
}
