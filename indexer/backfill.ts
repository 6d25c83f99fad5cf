import type { Deployment } from "#chain/deployment.ts";
import { apply } from "./apply.ts";
import { assertFollows } from "./chain/assert-follows.ts";
import { fetchRange } from "./chain/fetch-range.ts";
import type { Context } from "./context.ts";
import type { Cursor } from "./cursor.ts";
import { createProgress } from "./progress.ts";
import { rangesAhead } from "./ranges-ahead.ts";

/** From the cursor up to block `to`, which lies beyond finality, in ranges that grow and shrink with what the node can answer. */
export async function backfill(context: Context, deployment: Deployment, cursor: Cursor, to: bigint, head: bigint) {
  const { db, chain, chainId, log, metrics, signal } = context;
  const progress = createProgress(context, cursor.blockNumber, to);
  let parentHash = cursor.blockHash;
  // Nodes refuse or time out on ranges they find too large, each in words of its own.
  const onShrink = (blocks: bigint, { message }: Error) =>
    log.debug(`Asking for ${blocks} blocks at a time: ${message}`);
  const fetch = (first: bigint, last: bigint) => fetchRange(chain, deployment, first, last);
  for await (const { first, last, headers, events } of rangesAhead(cursor.blockNumber, to, fetch, signal, onShrink)) {
    await assertFollows(chain, first, parentHash);
    const stretch = { from: first.number, parentHash, to: last, headers, events };
    const startedAt = performance.now();
    await apply(db, chainId, stretch, head, { durable: false });
    metrics.applied(stretch, startedAt);
    progress.report(last.number, events.length);
    parentHash = last.hash;
  }
  progress.finish();
}
