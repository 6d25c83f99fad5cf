import type { Database, Transaction } from "#prisma/client.ts";
import type { Header } from "./chain/header.ts";
import { announce, lockCursor } from "./cursor.ts";
import { HaltError } from "./errors.ts";
import { positionOf } from "./place.ts";
import { sqlName } from "./tables/columns.ts";
import { tableNames } from "./tables/conclusions.ts";
import { facts } from "./tables/facts.ts";
import { insertRows } from "./tables/insert-rows.ts";
import { WRITE } from "./transaction.ts";

const spanTables = ["slice_span", "refund_span"];
const versionTables = ["batch_account", "site_state"];
const byPosition = tableNames.map(sqlName).filter((table) => ![...spanTables, ...versionTables].includes(table));

/**
 * Makes the tables what they were at the end of block `blockNumber`: later rows go, spans they ended last again. Rolling back to
 * where the tables already are changes nothing. `headers` are those that were forgotten since. Throws `HaltError` when that block's header is no longer kept.
 */
export async function rollBackTo(
  db: Database,
  chainId: number,
  blockNumber: bigint,
  headers: Header[] = [],
): Promise<void> {
  await db.$transaction(async (tx) => {
    const cursor = await lockCursor(tx, chainId);
    if (!cursor || cursor.blockNumber <= blockNumber) return;
    const block = await tx.block.findUnique({ where: { chainId_number: { chainId, number: blockNumber } } });
    if (!block) throw new HaltError(`Block ${blockNumber} is too far back to return to. Run \`npm run reindex\`.`);
    await forgetAfter(tx, chainId, blockNumber);
    await insertRows(tx, "block", facts.block, chainId, headers);
    await tx.chainCursor.update({
      where: { chainId },
      data: { blockNumber, headBlock: blockNumber, blockHash: block.hash, blockTime: block.time },
    });
    await announce(tx, chainId, blockNumber);
  }, WRITE);
}

async function forgetAfter(tx: Transaction, chainId: number, blockNumber: bigint): Promise<void> {
  const next = positionOf(blockNumber + 1n, 0);
  for (const table of byPosition) {
    await tx.$executeRawUnsafe(`DELETE FROM "${table}" WHERE "chain_id" = $1 AND "position" >= $2`, chainId, next);
  }
  for (const table of spanTables) {
    await tx.$executeRawUnsafe(`DELETE FROM "${table}" WHERE "chain_id" = $1 AND "from_position" >= $2`, chainId, next);
    await tx.$executeRawUnsafe(
      `UPDATE "${table}" SET "to_position" = NULL, "ended_by" = NULL WHERE "chain_id" = $1 AND "to_position" >= $2`,
      chainId,
      next,
    );
  }
  for (const table of versionTables) {
    await tx.$executeRawUnsafe(
      `DELETE FROM "${table}" WHERE "chain_id" = $1 AND "block_number" > $2`,
      chainId,
      blockNumber,
    );
  }
  await tx.log.deleteMany({ where: { chainId, blockNumber: { gt: blockNumber } } });
  await tx.block.deleteMany({ where: { chainId, number: { gt: blockNumber } } });
}

/** Forgets all of one chain; other chains' rows stay. */
export async function wipe(db: Database, chainId: number): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const table of [...tableNames.map(sqlName), "log", "block", "chain_cursor"]) {
      await tx.$executeRawUnsafe(`DELETE FROM "${table}" WHERE "chain_id" = $1`, chainId);
    }
  }, WRITE);
}
