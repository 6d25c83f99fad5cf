export const BLOCKS_PER_HALVING = 210_000;

/** New sats in the block at `height`: 50 BTC, halved every 210,000 blocks. */
export function subsidySats(height: number): bigint {
  return 5_000_000_000n >> BigInt(Math.floor(height / BLOCKS_PER_HALVING));
}
