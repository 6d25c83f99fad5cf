import type { Deployment } from "#chain/deployment.ts";
import { apply } from "./apply.ts";
import { fetchRange } from "./chain/fetch-range.ts";
import type { Context } from "./context.ts";
import type { Cursor } from "./cursor.ts";
import { RetryableError } from "./errors.ts";
import { createProgress } from "./progress.ts";

const FIRST_SIZE = 1_000n;
/** Every header of a range is held in memory, with its bloom filter. */
const LARGEST_SIZE = 4_000n;
/** Events per transaction to aim at: large enough for speed, small enough for memory. */
const WANTED_EVENTS = 5_000;

/** From the cursor up to block `to`, which lies beyond finality, in ranges that grow and shrink with what the node can answer. */
export async function backfill(context: Context, deployment: Deployment, cursor: Cursor, to: bigint, head: bigint) {
  const { db, chain, chainId, log, metrics, signal } = context;
  const progress = createProgress(context, cursor.blockNumber, to);
  let { blockNumber, blockHash } = cursor;
  let size = FIRST_SIZE;
  while (blockNumber < to && !signal.aborted) {
    const end = blockNumber + size < to ? blockNumber + size : to;
    try {
      const stretch = await fetchRange(chain, deployment, blockNumber + 1n, end, blockHash);
      const startedAt = performance.now();
      await apply(db, chainId, stretch, head);
      metrics.applied(stretch, startedAt);
      blockNumber = stretch.to.number;
      blockHash = stretch.to.hash;
      progress.report(blockNumber, stretch.events.length);
      if (stretch.events.length < WANTED_EVENTS / 2 && size < LARGEST_SIZE) size *= 2n;
      if (stretch.events.length > WANTED_EVENTS * 2 && size > 1n) size /= 2n;
    } catch (error) {
      // Nodes refuse or time out on ranges they find too large, each in words of its own: ask for less before giving up.
      if (!(error instanceof RetryableError) || size === 1n) throw error;
      size = size > 8n ? size / 8n : 1n;
      log.debug(`Asking for ${size} blocks at a time: ${error.message}`);
    }
  }
  progress.finish();
}
