import type { Database, Transaction } from "#prisma/client.ts";
import type { Stretch } from "./chain/fetch-blocks.ts";
import { Changes, type SpanTable } from "./changes.ts";
import { announce, lockCursor } from "./cursor.ts";
import { HaltError, ReorganisedError } from "./errors.ts";
import type { IndexedEvent } from "./events.ts";
import { followedBlocks } from "./finality.ts";
import { dispatch } from "./handlers/dispatch.ts";
import { loadState } from "./state.ts";
import { conclusions, tableNames } from "./tables/conclusions.ts";
import { facts } from "./tables/facts.ts";
import { insertRows } from "./tables/insert-rows.ts";
import { WRITE } from "./transaction.ts";

/**
 * Makes the tables true up to `stretch.to`: facts, conclusions and cursor in one transaction. Applying what is already applied
 * changes nothing. Throws `ReorganisedError` when the stretch does not continue what the database holds.
 */
export async function apply(db: Database, chainId: number, stretch: Stretch, headBlock: bigint): Promise<void> {
  await db.$transaction(async (tx) => {
    const cursor = await lockCursor(tx, chainId);
    if (!cursor)
      throw new HaltError(`Nothing says where the index of chain ${chainId} starts: run \`npm run reindex\`.`);
    const { from, to, parentHash } = stretch;
    if (cursor.blockNumber >= to.number && (await isStored(tx, chainId, stretch))) return;
    if (cursor.blockNumber !== from - 1n || cursor.blockHash !== parentHash) {
      throw new ReorganisedError(`Blocks ${from} to ${to.number} do not follow block ${cursor.blockNumber}.`);
    }
    await writeFacts(tx, chainId, stretch);
    await writeConclusions(tx, chainId, stretch.events);
    await forgetHeaders(tx, chainId, cursor.blockNumber, to.number);
    await tx.chainCursor.update({
      where: { chainId },
      data: {
        blockNumber: to.number,
        blockHash: to.hash,
        blockTime: to.time,
        headBlock: headBlock > to.number ? headBlock : to.number,
      },
    });
    await announce(tx, chainId, to.number);
  }, WRITE);
}

async function isStored(tx: Transaction, chainId: number, { to }: Stretch): Promise<boolean> {
  const block = await tx.block.findUnique({ where: { chainId_number: { chainId, number: to.number } } });
  return block?.hash === to.hash;
}

async function writeFacts(tx: Transaction, chainId: number, { headers, events }: Stretch): Promise<void> {
  await insertRows(tx, "block", facts.block, chainId, headers);
  const logs = events.map(({ place: { blockNumber, logIndex, txHash }, address, event }) => ({
    ...{ blockNumber, logIndex, txHash, address },
    event: event.eventName,
    args: toJson(event.args),
  }));
  await insertRows(tx, "log", facts.log, chainId, logs);
}

async function writeConclusions(tx: Transaction, chainId: number, events: IndexedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const changes = new Changes(await loadState(tx, chainId, events));
  for (const event of events) dispatch(changes, event);
  changes.halves.assertComplete();
  await endSpans(tx, chainId, "sliceSpan", "slice_span", changes);
  await endSpans(tx, chainId, "refundSpan", "refund_span", changes);
  for (const table of tableNames) {
    if (changes.rows[table].length > 0) {
      await insertRows(tx, table, conclusions[table], chainId, changes.rows[table] as never);
    }
  }
}

async function endSpans(tx: Transaction, chainId: number, kind: SpanTable, table: string, changes: Changes) {
  const spans = changes.ended[kind];
  if (spans.length === 0) return;
  await tx.$executeRawUnsafe(
    `UPDATE "${table}" s SET "to_position" = e.til, "ended_by" = e.how
     FROM unnest($2::text[]::bigint[], $3::text[]::bigint[], $4::text[]::bigint[], $5::text[]::bigint[], $6::text[])
       AS e(batch, slice, since, til, how)
     WHERE s."chain_id" = $1 AND s."batch_id" = e.batch AND s."slice_id" = e.slice AND s."from_position" = e.since`,
    chainId,
    spans.map((span) => String(span.batchId)),
    spans.map((span) => String(span.sliceId)),
    spans.map((span) => String(span.fromPosition)),
    spans.map((span) => String(span.toPosition)),
    spans.map((span) => span.endedBy),
  );
}

/** Headers serve to find where chains part, and to date logs: older ones without a log are of no more use. */
async function forgetHeaders(tx: Transaction, chainId: number, before: bigint, after: bigint): Promise<void> {
  const kept = followedBlocks(chainId);
  await tx.$executeRaw`
    DELETE FROM "block" b WHERE b."chain_id" = ${chainId}
      AND b."number" >= ${before - kept} AND b."number" < ${after - kept}
      AND NOT EXISTS (SELECT 1 FROM "log" l WHERE l."chain_id" = b."chain_id" AND l."block_number" = b."number")`;
}

/** Whole numbers as decimal strings; jsonb cannot hold a zero character. */
function toJson(args: unknown): string {
  // An event without arguments has none, not an empty list of them.
  const text = JSON.stringify(args ?? {}, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  return text.replaceAll("\\u0000", "\\ufffd");
}
