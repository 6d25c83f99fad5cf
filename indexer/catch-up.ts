import type { Deployment } from "#chain/deployment.ts";
import { apply } from "./apply.ts";
import { backfill } from "./backfill.ts";
import { fetchBlocks, type Stretch } from "./chain/fetch-blocks.ts";
import type { Header } from "./chain/header.ts";
import type { Context } from "./context.ts";
import { type Cursor, findCursor } from "./cursor.ts";
import { HaltError, ReorganisedError } from "./errors.ts";
import { followedBlocks, noteFinality } from "./finality.ts";
import { findLostHeaders } from "./lost-headers.ts";
import { lastKnown } from "./memory.ts";
import { rollBackTo } from "./roll-back.ts";

/** Blocks per transaction near the head: where many are followed, not all of them in one. */
const LONGEST_STRETCH = 256n;

/**
 * Brings the tables to the chain's head as it is now. `announced`, where it is the block after the last one, is the head and need not be asked
 * for. Throws `ReorganisedError` when the chain left the stored blocks. */
export async function catchUp(context: Context, deployment: Deployment, announced?: Header): Promise<void> {
  const { chain, chainId, metrics, signal } = context;
  if (announced && (await applyAnnounced(context, deployment, announced))) return;
  const head = await chain.head();
  metrics.sawHead(head);
  for (let cursor = await mustFind(context); !signal.aborted; cursor = await mustFind(context)) {
    if (cursor.blockNumber >= head.number) return meetHead(context, cursor, head);
    const oneByOne = followedBlocks(chainId);
    if (head.number - cursor.blockNumber > oneByOne) {
      await backfill(context, deployment, cursor, head.number - oneByOne, head.number);
    } else {
      const { blockNumber, blockHash } = cursor;
      const end = blockNumber + LONGEST_STRETCH < head.number ? blockNumber + LONGEST_STRETCH : head.number;
      const stretch = await fetchBlocks(chain, deployment, blockNumber + 1n, end, blockHash, head);
      await write(context, stretch, head);
    }
  }
}

/** False unless the block continues what was written last, and one endpoint's word is enough: then it takes one question, for its logs. */
async function applyAnnounced(context: Context, deployment: Deployment, head: Header): Promise<boolean> {
  const { db, chain, chainId, isLocal, metrics } = context;
  const last = lastKnown(db, chainId);
  if (chain.agreement > 1 || last?.blockNumber !== head.number - 1n || last.blockHash !== head.parentHash) return false;
  metrics.sawHead(head);
  await write(context, await fetchBlocks(chain, deployment, head.number, head.number, last.blockHash, head), head);
  if (!isLocal) await noteFinality(context, await mustFind(context), head);
  return true;
}

async function write({ db, chainId, metrics }: Context, stretch: Stretch, head: Header): Promise<void> {
  const startedAt = performance.now();
  await apply(db, chainId, stretch, head.number);
  metrics.applied(stretch, startedAt);
}

/** The head is not above the cursor: it is the cursor's block, another one instead, or an earlier one. */
async function meetHead(context: Context, cursor: Cursor, head: Header): Promise<void> {
  const { db, chainId, isLocal, log, metrics } = context;
  const stored = await db.block.findUnique({ where: { chainId_number: { chainId, number: head.number } } });
  if (stored?.hash !== head.hash) throw new ReorganisedError(`Block ${head.number} is now ${head.hash}.`);
  if (head.number === cursor.blockNumber) return noteFinality(context, cursor, head);
  if (isLocal) {
    log.warn(`The local chain went back to block ${head.number}.`, { code: "local-chain-back", block: head.number });
    await rollBackTo(db, chainId, head.number, await findLostHeaders(context, cursor, head.number));
    metrics.rolledBack(cursor.blockNumber - head.number);
    metrics.standsAt({ blockNumber: head.number, blockTime: head.time });
    return;
  }
  // Behind a load balancer one node may lag: blocks are taken back when other blocks take their place, not before.
  log.debug(`The RPC endpoint is at block ${head.number}, behind block ${cursor.blockNumber}.`);
}

async function mustFind({ db, chainId }: Context): Promise<Cursor> {
  const cursor = await findCursor(db, chainId);
  if (cursor) return cursor;
  throw new HaltError(`The rows of chain ${chainId} were deleted while the indexer ran. Start it again.`);
}
