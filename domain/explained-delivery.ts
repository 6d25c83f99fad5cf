import { BPS } from "#domain/accounting.ts";
import { workDown } from "#domain/nbits.ts";
import { subsidyOfEpoch } from "#domain/subsidy.ts";

/** Work beyond this is beyond all measure. */
const MAX_WORK = (1n << 128n) - 1n;

export interface Income {
  /** Base units of a token of which `baseUnitsPerSat` are a satoshi. */
  amount: bigint;
  baseUnitsPerSat: bigint;
  /** Of the network, and nBits of the target in it. */
  epoch: number;
  nBits: number;
  /** What the whole capacity makes meanwhile. */
  hashes: bigint;
}

/**
 * How much of a capacity an income explains, were all of it subsidy, in 1/10000: with `toleranceBps` more, and at most all of it.
 * Mirrored from contracts/libraries/ExplainedDelivery.sol. Throws `RangeError` for bits no block can have.
 */
export function explainedBpsDown(
  { amount, baseUnitsPerSat, epoch, nBits, hashes }: Income,
  toleranceBps: bigint,
): bigint {
  const price = subsidyOfEpoch(epoch) * baseUnitsPerSat * hashes;
  const work = workDown(nBits);
  // Without a subsidy, or with work beyond all measure, anything is explained.
  if (price === 0n || work > MAX_WORK) return BPS;
  const bps = (amount * (BPS + toleranceBps) * work) / price;
  return bps < BPS ? bps : BPS;
}
