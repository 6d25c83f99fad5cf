import type { Database } from "#prisma/client.ts";

/** Up to which block the database is true. */
export type IndexStatus = {
  chainId: number;
  blockNumber: bigint;
  blockHash: `0x${string}`;
  blockTime: Date;
  /** The chain's head as the indexer last saw it. */
  headBlock: bigint;
  startBlock: bigint;
  caughtUp: boolean;
};

/** Undefined until the indexer has started on this chain. */
export async function findIndexStatus(db: Database, chainId: number): Promise<IndexStatus | undefined> {
  const cursor = await db.chainCursor.findUnique({
    where: { chainId },
    select: { blockNumber: true, blockHash: true, blockTime: true, headBlock: true, startBlock: true },
  });
  if (!cursor) return undefined;
  const blockHash = cursor.blockHash as `0x${string}`;
  return { ...cursor, chainId, blockHash, caughtUp: cursor.blockNumber >= cursor.headBlock };
}
