import type { Hash } from "viem";
import type { Database } from "#prisma/client.ts";
import type { Header } from "./chain/header.ts";
import { lockCursor, moveCursor } from "./cursor.ts";
import { HaltError } from "./errors.ts";
import { positionOf } from "./place.ts";
import { sqlName } from "./tables/columns.ts";
import { tableNames } from "./tables/conclusions.ts";
import { facts } from "./tables/facts.ts";
import { insertRows } from "./tables/insert-rows.ts";
import { inTransaction, type Transaction } from "./transaction.ts";

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
  await inTransaction(db, async (tx) => {
    const cursor = await lockCursor(tx, chainId);
    if (!cursor || cursor.blockNumber <= blockNumber) return;
    const [rows] = await tx.query(
      `SELECT "hash", extract(epoch FROM "time")::bigint::text AS "time" FROM "block"
       WHERE "chain_id" = ${chainId} AND "number" = ${blockNumber}`,
    );
    const block = rows?.[0];
    if (!block) throw new HaltError(`Block ${blockNumber} is too far back to return to. Run \`npm run reindex\`.`);
    forgetAfter(tx, chainId, blockNumber);
    await insertRows(tx, "block", facts.block, chainId, headers);
    const to = { number: blockNumber, hash: block.hash as Hash, time: new Date(Number(block.time) * 1000) };
    moveCursor(tx, chainId, to, blockNumber);
  });
}

function forgetAfter(tx: Transaction, chainId: number, blockNumber: bigint): void {
  const next = positionOf(blockNumber + 1n, 0);
  const ofChain = `WHERE "chain_id" = ${chainId}`;
  for (const table of byPosition) tx.later(`DELETE FROM "${table}" ${ofChain} AND "position" >= ${next}`);
  for (const table of spanTables) {
    tx.later(`DELETE FROM "${table}" ${ofChain} AND "from_position" >= ${next}`);
    tx.later(`UPDATE "${table}" SET "to_position" = NULL, "ended_by" = NULL ${ofChain} AND "to_position" >= ${next}`);
  }
  for (const table of [...versionTables, "log"]) {
    tx.later(`DELETE FROM "${table}" ${ofChain} AND "block_number" > ${blockNumber}`);
  }
  tx.later(`DELETE FROM "block" ${ofChain} AND "number" > ${blockNumber}`);
}

/** Forgets all of one chain; other chains' rows stay. */
export async function wipe(db: Database, chainId: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const table of [...tableNames.map(sqlName), "log", "block", "chain_cursor"]) {
      tx.later(`DELETE FROM "${table}" WHERE "chain_id" = ${chainId}`);
    }
  });
}
