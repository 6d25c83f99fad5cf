"use client";
import { useState } from "react";
import { formatCount, formatCounted } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { type LiveBlock, type LiveState, useLive } from "./use-live.ts";
import { useRefresh } from "./use-refresh.ts";

const dots: Record<LiveState, string> = {
  connecting: "bg-ink-3",
  live: "bg-good",
  reconnecting: "bg-warn animate-pulse",
  away: "bg-bad",
};
const words: Record<LiveState, string> = {
  connecting: "Connecting",
  live: "Live",
  reconnecting: "Reconnecting",
  away: "Stale: the database does not answer",
};

/** The page's own block and time (so it never claims more than it shows), and whether newer ones will come by themselves. */
export function Freshness(page: { blockNumber: bigint; blockTime: Date; headBlock: bigint }) {
  const refresh = useRefresh();
  const [head, setHead] = useState(page.headBlock);
  const shown = page.blockNumber;
  const state = useLive((block: LiveBlock) => {
    setHead(BigInt(block.headBlock));
    if (BigInt(block.blockNumber) !== shown) refresh();
  });
  const behind = head > shown ? head - shown : 0n;
  return (
    <p
      className="mt-10 flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t pt-4 text-ink-3 text-xs"
      data-testid="freshness"
      data-live={state}
    >
      <span className="inline-flex items-center gap-2">
        <span aria-hidden="true" className={`size-2 rounded-full ${dots[state]}`} />
        {words[state]}
      </span>
      <span>
        True up to block{" "}
        <span className="figure text-ink-2" data-testid="block-number">
          {formatCount(shown)}
        </span>
        , <time dateTime={page.blockTime.toISOString()}>{formatTime(page.blockTime)}</time>
      </span>
      <span>{behind === 0n ? "Nothing newer on the chain" : `${formatCounted(behind, "block")} behind the chain`}</span>
    </p>
  );
}
