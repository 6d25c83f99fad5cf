import { believe } from "./believe.ts";
import type { Context } from "./context.ts";
import { type Cursor, findCursor } from "./cursor.ts";
import { HaltError, RetryableError } from "./errors.ts";
import { finalFloor } from "./finality.ts";
import { findLostHeaders } from "./lost-headers.ts";
import { rollBackTo, wipe } from "./roll-back.ts";

/** Headers compared per round trip. */
const CHUNK = 64;

/**
 * Rolls back to the newest stored block the chain still has. A local chain that shares none, or parted beyond finality, counts
 * as started again. Throws `HaltError` beyond finality anywhere else: with blocks that old gone, no table can be trusted.
 */
export async function followReorganisation(context: Context): Promise<void> {
  const { db, chainId, isLocal, log, metrics } = context;
  const cursor = await findCursor(db, chainId);
  if (!cursor) return;
  const floor = isLocal ? 0n : finalFloor(cursor);
  let ancestor: bigint | undefined;
  await believe(async () => {
    ancestor = await findCommonAncestor(context, cursor, floor);
    return ancestor === undefined ? "none" : undefined;
  });
  if (ancestor === cursor.blockNumber) {
    throw new RetryableError(
      "The RPC endpoint's blocks do not follow each other: its answers are of different chains.",
    );
  }
  if (ancestor !== undefined) {
    log.warn(`The chain was reorganised: going back from block ${cursor.blockNumber} to block ${ancestor}.`, {
      code: "reorganised",
      from: cursor.blockNumber,
      to: ancestor,
    });
    await rollBackTo(db, chainId, ancestor, await findLostHeaders(context, cursor, ancestor));
    metrics.rolledBack(cursor.blockNumber - ancestor);
    return;
  }
  if (isLocal) {
    log.warn("The local chain started again: indexing it from the beginning.", { code: "local-chain-anew" });
    await wipe(db, chainId);
    return;
  }
  throw new HaltError(
    `The chain no longer has block ${cursor.blockNumber} (${cursor.blockHash}), nor any before it down to block ${floor}, which was ` +
      "final: that is deeper than finality. Check that RPC_URL is an honest, synchronised node; if the chain really changed that deep, run " +
      "`npm run reindex`. Nothing was written.",
  );
}

/** The newest stored block that the chain has too, from `floor` on. Throws `RetryableError` unless as many endpoints as must agree say so. */
async function findCommonAncestor(
  { db, chain, chainId }: Context,
  cursor: Cursor,
  floor: bigint,
): Promise<bigint | undefined> {
  const head = await chain.head();
  let below = (head.number < cursor.blockNumber ? head.number : cursor.blockNumber) + 1n;
  for (;;) {
    const stored = await db.block.findMany({
      where: { chainId, number: { gte: floor, lt: below } },
      orderBy: { number: "desc" },
      take: CHUNK,
    });
    const last = stored.at(-1);
    if (!last) return undefined;
    const headers = await chain.headers(stored.map(({ number }) => number));
    const found = headers.find((header, i) => header.hash === stored[i]?.hash);
    if (found) {
      const agreed = await chain.agreedHeader(found.number);
      if (agreed.hash === found.hash) return found.number;
      throw new RetryableError(`The RPC endpoints do not agree on block ${found.number}: waiting until they do.`);
    }
    below = last.number;
  }
}
