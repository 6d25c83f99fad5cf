import type { Deployment } from "#chain/deployment.ts";
import type { Database } from "#prisma/client.ts";
import type { Header } from "./chain/header.ts";
import { literal } from "./tables/cell.ts";
import type { Transaction } from "./transaction.ts";

/** How far the tables are true. */
export type Cursor = {
  chainId: number;
  genesisHash: string;
  batchManager: string;
  capacitySlices: string;
  attesterRegistry: string;
  fleetRegistry: string;
  bitcoinRelay: string;
  payoutProofs: string;
  heldEscrow: string;
  startBlock: bigint;
  blockNumber: bigint;
  blockHash: string;
  blockTime: Date;
  headBlock: bigint;
  /** See finality.ts. */
  finalizedBlock: bigint | null;
};

export function findCursor(db: Pick<Database, "chainCursor">, chainId: number): Promise<Cursor | null> {
  return db.chainCursor.findUnique({ where: { chainId } });
}

/** Where the cursor stands. */
export type Standing = Pick<Cursor, "blockNumber" | "blockHash">;

/** Locks the cursor for the rest of the transaction: rows and cursor move together or not at all. */
export async function lockCursor(tx: Transaction, chainId: number): Promise<Standing | undefined> {
  const [rows] = await tx.query(
    `SELECT "block_number"::text AS "number", "block_hash" AS "hash" FROM "chain_cursor" WHERE "chain_id" = ${chainId} FOR UPDATE`,
  );
  const found = rows?.[0];
  return found && { blockNumber: BigInt(found.number ?? ""), blockHash: found.hash ?? "" };
}

/** Moves the cursor with the rows, and tells listeners (the web server): they hear of it when the transaction commits, and not otherwise. */
export function moveCursor(
  tx: Transaction,
  chainId: number,
  to: Pick<Header, "number" | "hash" | "time">,
  head: bigint,
): void {
  tx.later(
    `UPDATE "chain_cursor" SET "block_number" = ${to.number}, "block_hash" = ${literal(to.hash)}, "block_time" = ${literal(to.time)},
     "head_block" = ${head} WHERE "chain_id" = ${chainId}`,
  );
  tx.later(`SELECT pg_notify('lode_block', ${literal(JSON.stringify({ chainId, blockNumber: String(to.number) }))})`);
}

/** The cursor before anything is indexed: on the block before the first that can hold a log of ours. */
export async function createCursor(db: Database, deployment: Deployment, before: Header): Promise<Cursor> {
  const { chainId, genesisHash, batchManager, capacitySlices, attesterRegistry, fleetRegistry } = deployment;
  const { bitcoinRelay, payoutProofs, heldEscrow } = deployment;
  const { number, hash, parentHash, time } = before;
  return db.$transaction(async (tx) => {
    await tx.block.create({ data: { chainId, number, hash, parentHash, time } });
    return tx.chainCursor.create({
      data: {
        ...{ chainId, genesisHash, batchManager, capacitySlices, attesterRegistry, fleetRegistry },
        ...{ bitcoinRelay, payoutProofs, heldEscrow },
        startBlock: BigInt(deployment.startBlock),
        blockNumber: number,
        blockHash: hash,
        blockTime: time,
        headBlock: number,
      },
    });
  });
}
