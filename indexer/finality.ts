import { finalityOf } from "#chain/networks.ts";
import type { Header } from "./chain/header.ts";
import type { Context } from "./context.ts";
import type { Cursor } from "./cursor.ts";
import { RetryableError } from "./errors.ts";

/** No block with fewer than this many on top of it is taken for final, whatever a node says: nothing is lost by keeping it open. */
const LEAST_DEPTH = 64n;

/** How many blocks are followed one by one, their headers kept. */
export function followedBlocks(chainId: number): bigint {
  return finalityOf(chainId).followed;
}

/** The newest final block: what the node calls finalized, within the network's bounds, or `depth` below the head. */
export function finalBlock(chainId: number, head: bigint, finalized: bigint | undefined): bigint {
  const { depth, followed } = finalityOf(chainId);
  // A finalized block above the head is nonsense.
  const said = finalized === undefined || finalized > head ? depth : head - finalized;
  const bounded = said < LEAST_DEPTH ? LEAST_DEPTH : said > followed ? followed : said;
  return head > bounded ? head - bounded : 0n;
}

/** The oldest block that a reorganisation may go back to: rows up to it stand on blocks that were final when they were written. */
export function finalFloor({ chainId, blockNumber, headBlock, finalizedBlock }: Cursor): bigint {
  const { depth, followed } = finalityOf(chainId);
  // In the middle of a backfill the head was far away already.
  const backfilled = headBlock - followed < blockNumber ? headBlock - followed : blockNumber;
  const known = finalizedBlock ?? blockNumber - depth;
  return known > backfilled ? known : backfilled;
}

/**
 * Writes down how far the rows are final, once they are the chain's: the cursor is on `head`. Throws `RetryableError` when the node calls
 * another block final than its own chain has. On a local chain nothing is.
 */
export async function noteFinality({ db, chain, chainId, isLocal }: Context, cursor: Cursor, head: Header) {
  if (isLocal) return;
  const finalized = await chain.finalized();
  const stored = finalized && (await db.block.findFirst({ where: { chainId, number: finalized.number } }));
  if (stored && stored.hash !== finalized.hash) {
    throw new RetryableError(
      `The RPC endpoint calls block ${finalized.number} final as ${finalized.hash}, but its chain has ${stored.hash} there.`,
    );
  }
  const final = finalBlock(chainId, head.number, finalized?.number);
  if (final <= (cursor.finalizedBlock ?? -1n)) return;
  await db.chainCursor.updateMany({
    where: { chainId, blockHash: head.hash, OR: [{ finalizedBlock: null }, { finalizedBlock: { lt: final } }] },
    data: { finalizedBlock: final },
  });
}
