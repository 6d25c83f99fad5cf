import type { Deployment } from "#chain/deployment.ts";
import type { Database, Transaction } from "#prisma/client.ts";
import type { Header } from "./chain/header.ts";

/** How far the tables are true. */
export type Cursor = {
  chainId: number;
  genesisHash: string;
  batchManager: string;
  capacitySlices: string;
  attesterRegistry: string;
  fleetRegistry: string;
  startBlock: bigint;
  blockNumber: bigint;
  blockHash: string;
  blockTime: Date;
  headBlock: bigint;
  /** See finality.ts. */
  finalizedBlock: bigint | null;
};

export function findCursor(db: Database | Transaction, chainId: number): Promise<Cursor | null> {
  return db.chainCursor.findUnique({ where: { chainId } });
}

/** Locks the cursor for the rest of the transaction: rows and cursor move together or not at all. */
export async function lockCursor(tx: Transaction, chainId: number): Promise<Cursor | null> {
  await tx.$queryRaw`SELECT 1 FROM "chain_cursor" WHERE "chain_id" = ${chainId} FOR UPDATE`;
  return findCursor(tx, chainId);
}

/** The cursor before anything is indexed: on the block before the first that can hold a log of ours. */
export async function createCursor(db: Database, deployment: Deployment, before: Header): Promise<Cursor> {
  const { chainId, genesisHash, batchManager, capacitySlices, attesterRegistry, fleetRegistry } = deployment;
  const { number, hash, parentHash, time } = before;
  return db.$transaction(async (tx) => {
    await tx.block.create({ data: { chainId, number, hash, parentHash, time } });
    return tx.chainCursor.create({
      data: {
        ...{ chainId, genesisHash, batchManager, capacitySlices, attesterRegistry, fleetRegistry },
        startBlock: BigInt(deployment.startBlock),
        blockNumber: number,
        blockHash: hash,
        blockTime: time,
        headBlock: number,
      },
    });
  });
}

/** Listeners (the web server) hear of it when the transaction commits, and not otherwise. */
export async function announce(tx: Transaction, chainId: number, blockNumber: bigint): Promise<void> {
  const payload = JSON.stringify({ chainId, blockNumber: String(blockNumber) });
  await tx.$executeRaw`SELECT pg_notify('lode_block', ${payload})`;
}
