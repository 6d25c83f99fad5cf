/** What the indexer does now, as the operator's questions need it. */
export type Vitals = {
  /** `starting` until the writer lock was asked for; a standby waits for another writer to end. */
  role: "starting" | "standby" | "writer" | "stopping";
  /** What is wrong now and is tried again; undefined when nothing is. */
  trouble: string | undefined;
  /** When something last got done: a request answered, a transaction committed, the lock asked for. Milliseconds. */
  aliveAt: number;
  /** When the chain's head and the tables were last both asked and compared. Milliseconds; undefined before the first time. */
  comparedAt: number | undefined;
  indexed: Point | undefined;
  head: Point | undefined;
};

export type Point = { number: bigint; time: Date };

export function lagBlocks({ indexed, head }: Vitals): number | undefined {
  if (!indexed || !head) return undefined;
  return head.number > indexed.number ? Number(head.number - indexed.number) : 0;
}

/** By the chain's own clock: how much older the last indexed block is than the head. */
export function lagSeconds({ indexed, head }: Vitals): number | undefined {
  if (!indexed || !head) return undefined;
  return Math.max(0, (head.time.getTime() - indexed.time.getTime()) / 1000);
}
