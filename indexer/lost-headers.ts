import type { Header } from "./chain/header.ts";
import type { Context } from "./context.ts";
import type { Cursor } from "./cursor.ts";
import { RetryableError } from "./errors.ts";
import { followedBlocks } from "./finality.ts";

/**
 * The headers that going back to block `to` asks for again: they were forgotten while the chain was longer, and are kept where a
 * chain ends at `to`. Throws `RetryableError` where the node's answer does not fit what is stored.
 */
export async function findLostHeaders({ db, chain, chainId }: Context, cursor: Cursor, to: bigint): Promise<Header[]> {
  const first = cursor.startBlock > 0n ? cursor.startBlock - 1n : 0n;
  const oldest = to - followedBlocks(chainId);
  const from = oldest > first ? oldest : first;
  const stored = await db.block.findMany({
    where: { chainId, number: { gte: from, lte: to } },
    select: { number: true, hash: true, parentHash: true },
  });
  const known = new Map(stored.map((block) => [block.number, block]));
  const lost: bigint[] = [];
  for (let number = from; number < to; number++) if (!known.has(number)) lost.push(number);
  if (lost.length === 0) return [];
  const headers = await chain.headers(lost);
  for (const { number, hash, parentHash } of headers) known.set(number, { number, hash, parentHash });
  // Local chains have blocks whose parent hash names nothing (assertFollows).
  if (!chain.looseLinks && headers.some(({ number, hash }) => known.get(number + 1n)?.parentHash !== hash)) {
    throw new RetryableError("The RPC endpoint's older blocks do not lead to the stored ones.");
  }
  return headers;
}
