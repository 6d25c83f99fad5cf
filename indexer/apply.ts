import type { Database } from "#prisma/client.ts";
import { BY_INDEX } from "./by-index.ts";
import type { Stretch } from "./chain/fetch-blocks.ts";
import { Changes } from "./changes.ts";
import { lockCursor, moveCursor } from "./cursor.ts";
import { endSpans } from "./end-spans.ts";
import { HaltError, ReorganisedError } from "./errors.ts";
import type { IndexedEvent } from "./events.ts";
import { followedBlocks } from "./finality.ts";
import { dispatch } from "./handlers/dispatch.ts";
import { recall, remember } from "./memory.ts";
import { completeState, type State } from "./state.ts";
import { argsJson } from "./tables/args-json.ts";
import { conclusions, tableNames } from "./tables/conclusions.ts";
import { facts } from "./tables/facts.ts";
import { insertRows } from "./tables/insert-rows.ts";
import { inTransaction, type Transaction } from "./transaction.ts";

export type ApplyOptions = {
  /** False where losing the newest transactions in a crash of the database costs nothing but doing them again: in a backfill. */
  durable?: boolean;
};

/**
 * Makes the tables true up to `stretch.to`: facts, conclusions and cursor in one transaction. Applying what is already applied
 * changes nothing. Throws `ReorganisedError` when the stretch does not continue what the database holds.
 */
export async function apply(
  db: Database,
  chainId: number,
  stretch: Stretch,
  headBlock: bigint,
  { durable = true }: ApplyOptions = {},
): Promise<void> {
  const { from, to, parentHash } = stretch;
  const state = await inTransaction(db, async (tx) => {
    tx.later(BY_INDEX);
    if (!durable) tx.later("SET LOCAL synchronous_commit = off");
    const cursor = await lockCursor(tx, chainId);
    if (!cursor)
      throw new HaltError(`Nothing says where the index of chain ${chainId} starts: run \`npm run reindex\`.`);
    if (cursor.blockNumber >= to.number && (await isStored(tx, chainId, stretch))) return undefined;
    if (cursor.blockNumber !== from - 1n || cursor.blockHash !== parentHash) {
      throw new ReorganisedError(`Blocks ${from} to ${to.number} do not follow block ${cursor.blockNumber}.`);
    }
    const state = recall(db, chainId, cursor);
    await writeFacts(tx, chainId, stretch);
    await writeConclusions(tx, chainId, state, stretch.events);
    forgetHeaders(tx, chainId, cursor.blockNumber, to.number);
    moveCursor(tx, chainId, to, headBlock > to.number ? headBlock : to.number);
    return state;
  });
  if (state) remember(db, chainId, { blockNumber: to.number, blockHash: to.hash }, state);
}

async function isStored(tx: Transaction, chainId: number, { to }: Stretch): Promise<boolean> {
  const [rows] = await tx.query(`SELECT "hash" FROM "block" WHERE "chain_id" = ${chainId} AND "number" = ${to.number}`);
  return rows?.[0]?.hash === to.hash;
}

async function writeFacts(tx: Transaction, chainId: number, { headers, events }: Stretch): Promise<void> {
  await insertRows(tx, "block", facts.block, chainId, headers);
  const logs = events.map(({ place: { blockNumber, logIndex, txHash }, address, event }) => ({
    ...{ blockNumber, logIndex, txHash, address },
    event: event.eventName,
    args: argsJson(event.args),
  }));
  await insertRows(tx, "log", facts.log, chainId, logs);
}

async function writeConclusions(tx: Transaction, chainId: number, state: State, events: IndexedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await completeState(tx, chainId, state, events);
  const changes = new Changes(state);
  for (const event of events) dispatch(changes, event);
  changes.halves.assertComplete();
  const { sliceSpan, refundSpan } = changes.ended;
  if (sliceSpan.length > 0) tx.later(endSpans(chainId, "slice_span", sliceSpan));
  if (refundSpan.length > 0) tx.later(endSpans(chainId, "refund_span", refundSpan));
  for (const table of tableNames) {
    await insertRows(tx, table, conclusions[table], chainId, changes.rows[table] as never);
  }
}

/** Headers serve to find where chains part, and to date logs: older ones without a log are of no more use. */
function forgetHeaders(tx: Transaction, chainId: number, before: bigint, after: bigint): void {
  const kept = followedBlocks(chainId);
  tx.later(
    `DELETE FROM "block" b WHERE b."chain_id" = ${chainId} AND b."number" >= ${before - kept} AND b."number" < ${after - kept}
     AND NOT EXISTS (SELECT 1 FROM "log" l WHERE l."chain_id" = b."chain_id" AND l."block_number" = b."number")`,
  );
}
