import { formatCount } from "#app/_format/count.ts";
import type { IndexStatus } from "#queries/find-index-status.ts";

/** While the indexer reads the past: figures are true up to their block, and that block is far behind. */
export function BackfillBanner({ status }: { status: IndexStatus }) {
  const total = status.headBlock - status.startBlock;
  const done = status.blockNumber - status.startBlock;
  const percent = total > 0n ? Number((done * 100n) / total) : 0;
  return (
    <div role="status" className="border-line border-b bg-warn-soft text-warn">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-xs sm:px-6">
        <progress className="h-1.5 w-32 accent-current" max={100} value={percent} aria-label="Blocks read" />
        <p>
          Reading the chain: block <span className="figure">{formatCount(status.blockNumber)}</span> of{" "}
          <span className="figure">{formatCount(status.headBlock)}</span> ({percent} %). Figures are right up to that
          block, and older than the chain.
        </p>
      </div>
    </div>
  );
}
