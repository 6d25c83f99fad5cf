import { BLOCKS_PER_EPOCH } from "#domain/nbits.ts";

export const BLOCKS_PER_HALVING = 210_000;

/** New sats in the block at `height`: 50 BTC, halved every 210,000 blocks. */
export function subsidySats(height: number): bigint {
  return 5_000_000_000n >> BigInt(Math.floor(height / BLOCKS_PER_HALVING));
}

/** New sats in the last block of an epoch: where the subsidy halves within it, all of it counts as halved. */
export function subsidyOfEpoch(epoch: number): bigint {
  return subsidySats((epoch + 1) * BLOCKS_PER_EPOCH - 1);
}
