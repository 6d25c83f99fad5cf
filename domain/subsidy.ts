export const BLOCKS_PER_HALVING = 210_000;
/** Blocks between two changes of difficulty: two weeks at ten minutes a block. */
export const BLOCKS_PER_DIFFICULTY_EPOCH = 2_016;

/** New sats in the block at `height`: 50 BTC, halved every 210,000 blocks. */
export function subsidySats(height: number): bigint {
  return 5_000_000_000n >> BigInt(Math.floor(height / BLOCKS_PER_HALVING));
}

/** First block of the next halving after `height`. */
export function nextHalvingHeight(height: number): number {
  return (Math.floor(height / BLOCKS_PER_HALVING) + 1) * BLOCKS_PER_HALVING;
}
