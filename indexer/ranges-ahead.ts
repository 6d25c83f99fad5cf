import type { FetchedRange } from "./chain/fetch-range.ts";
import { RangeSize } from "./range-size.ts";

/** Ranges asked for before the one that is being written: bounded by memory, and by what a node takes at once. */
const AHEAD = 2;

type Fetch = (from: bigint, to: bigint) => Promise<FetchedRange>;
type Piece = { from: bigint; to: bigint; fetched?: Promise<FetchedRange> };

/**
 * The blocks after `done` up to `to` in ranges, in order: while one is written, the next are fetched and decoded. A range that is refused
 * for its size is cut; any other failure is thrown when its turn comes, and nothing after it is handed over.
 */
export async function* rangesAhead(
  done: bigint,
  to: bigint,
  fetch: Fetch,
  signal: AbortSignal,
  onShrink: (blocks: bigint, error: Error) => void,
): AsyncGenerator<FetchedRange> {
  const size = new RangeSize();
  const pieces: Piece[] = [];
  let ahead = 1; // how dense the chain is, the first answer tells
  const plan = () => {
    while (pieces.length < ahead) {
      const from = (pieces.at(-1)?.to ?? done) + 1n;
      if (from > to) break;
      const end = from + size.blocks - 1n;
      pieces.push({ from, to: end < to ? end : to });
    }
    for (const piece of pieces.slice(0, ahead)) piece.fetched ??= start(fetch, piece);
  };
  for (plan(); pieces.length > 0 && !signal.aborted; plan()) {
    const [first] = pieces as [Piece];
    const blocks = first.to - first.from + 1n;
    let range: FetchedRange;
    try {
      range = await (first.fetched ?? start(fetch, first));
    } catch (error) {
      if (!size.shrink(error, blocks)) throw error;
      onShrink(size.blocks, error as Error);
      pieces.splice(0, 1, ...cut(first, size.blocks));
      continue;
    }
    size.learn(blocks, range.events.length);
    pieces.shift();
    done = first.to;
    ahead = AHEAD;
    plan(); // before the caller is busy with this one
    if (!signal.aborted) yield range;
  }
}

/** A failure is heard when its turn comes, and no sooner. */
function start(fetch: Fetch, { from, to }: Piece): Promise<FetchedRange> {
  const fetched = fetch(from, to);
  fetched.catch(() => {});
  return fetched;
}

function cut({ from, to }: Piece, blocks: bigint): Piece[] {
  const pieces: Piece[] = [];
  for (let next = from; next <= to; next += blocks) {
    const end = next + blocks - 1n;
    pieces.push({ from: next, to: end < to ? end : to });
  }
  return pieces;
}
