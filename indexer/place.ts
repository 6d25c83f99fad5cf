/** Logs one block may hold before positions of two blocks would meet; far above any block's gas. */
export const POSITIONS_PER_BLOCK = 1_000_000n;

/** Where in the chain something happened. `position` orders everything on one chain. */
export type Place = {
  position: bigint;
  blockNumber: bigint;
  logIndex: number;
  txHash: `0x${string}`;
  at: Date;
};

export function positionOf(blockNumber: bigint, logIndex: number): bigint {
  return blockNumber * POSITIONS_PER_BLOCK + BigInt(logIndex);
}
