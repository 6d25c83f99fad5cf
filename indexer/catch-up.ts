import type { Deployment } from "#chain/deployment.ts";
import { apply } from "./apply.ts";
import { backfill } from "./backfill.ts";
import { fetchBlocks } from "./chain/fetch-blocks.ts";
import type { Header } from "./chain/header.ts";
import type { Context } from "./context.ts";
import { type Cursor, findCursor } from "./cursor.ts";
import { HaltError, ReorganisedError } from "./errors.ts";
import { FOLLOWED_BLOCKS } from "./finality.ts";
import { findLostHeaders } from "./lost-headers.ts";
import { rollBackTo } from "./roll-back.ts";

/** Brings the tables to the chain's head as it is now. Throws `ReorganisedError` when the chain left the stored blocks. */
export async function catchUp(context: Context, deployment: Deployment): Promise<void> {
  const { db, chain, chainId, metrics, signal } = context;
  const head = await chain.head();
  metrics.sawHead(head);
  for (let cursor = await mustFind(context); !signal.aborted; cursor = await mustFind(context)) {
    if (cursor.blockNumber >= head.number) return meetHead(context, cursor, head);
    if (head.number - cursor.blockNumber > FOLLOWED_BLOCKS) {
      await backfill(context, deployment, cursor, head.number - FOLLOWED_BLOCKS, head.number);
    } else {
      const stretch = await fetchBlocks(chain, deployment, cursor.blockNumber + 1n, head.number, cursor.blockHash);
      const startedAt = performance.now();
      await apply(db, chainId, stretch, head.number);
      metrics.applied(stretch, startedAt);
    }
  }
}

/** The head is not above the cursor: it is the cursor's block, another one instead, or an earlier one. */
async function meetHead(context: Context, cursor: Cursor, head: Header): Promise<void> {
  const { db, chainId, isLocal, log } = context;
  const stored = await db.block.findUnique({ where: { chainId_number: { chainId, number: head.number } } });
  if (stored?.hash !== head.hash) throw new ReorganisedError(`Block ${head.number} is now ${head.hash}.`);
  if (head.number === cursor.blockNumber) return;
  if (isLocal) {
    log.warn(`The local chain went back to block ${head.number}.`, { code: "local-chain-back", block: head.number });
    return rollBackTo(db, chainId, head.number, await findLostHeaders(context, cursor, head.number));
  }
  // Behind a load balancer one node may lag: blocks are taken back when other blocks take their place, not before.
  log.debug(`The RPC endpoint is at block ${head.number}, behind block ${cursor.blockNumber}.`);
}

async function mustFind({ db, chainId }: Context): Promise<Cursor> {
  const cursor = await findCursor(db, chainId);
  if (cursor) return cursor;
  throw new HaltError(`The rows of chain ${chainId} were deleted while the indexer ran. Start it again.`);
}
