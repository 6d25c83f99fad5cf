import type { Database } from "#prisma/client.ts";
import type { Standing } from "./cursor.ts";
import { emptyState, type State } from "./state.ts";

/** Slices remembered; with more everything is forgotten, and read again where it is named. Some 100 MB. */
const MOST_SLICES = 100_000;

type Memory = Standing & { state: State };

const memories = new WeakMap<Database, Map<number, Memory>>();

/**
 * What is known of the tables without reading them: what the last stretch left, if the cursor, which is locked, still stands where it put
 * it. Rows move with the cursor only, so a cursor on the same block means the same rows, whoever wrote in between. Whoever takes it
 * changes it, so it is gone until `remember` says that the changes were committed.
 */
export function recall(db: Database, chainId: number, cursor: Standing): State {
  const memory = memories.get(db)?.get(chainId);
  memories.get(db)?.delete(chainId);
  const fits = memory?.blockNumber === cursor.blockNumber && memory.blockHash === cursor.blockHash;
  return fits ? memory.state : emptyState();
}

/** To be called when the transaction that moved the cursor to `cursor` is committed. */
export function remember(db: Database, chainId: number, cursor: Standing, state: State): void {
  if (state.sliceSpan.size > MOST_SLICES || state.costs.size > MOST_SLICES) return;
  const ofDatabase = memories.get(db) ?? new Map<number, Memory>();
  memories.set(db, ofDatabase.set(chainId, { ...cursor, state }));
}

/** Where the last stretch left the cursor, without asking. Whoever builds on it has `apply` say whether it is still there. */
export function lastKnown(db: Database, chainId: number): Standing | undefined {
  return memories.get(db)?.get(chainId);
}
