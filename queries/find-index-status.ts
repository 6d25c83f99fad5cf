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
export async function findIndexStatus(_db: Database, _chainId: number): Promise<IndexStatus | undefined> {
  throw new Error("not written yet");
}
