import pg from "pg";
import type { Logger } from "./logger.ts";
import { pause } from "./pause.ts";

const AGAIN_MS = 500;
/** "lode" in the upper half, the chain's id in the lower: one lock per chain and database. */
const lockKey = (chainId: number) => String((0x6c6f6465n << 32n) | BigInt(chainId));

export type WriterLock = {
  /** Aborted when the connection that holds the lock is gone: another writer may have it now. */
  lost: AbortSignal;
  release(): Promise<void>;
};

/** Waits until this process is the chain's only writer. Undefined when the signal is aborted first. */
export async function acquireWriterLock(
  databaseUrl: string,
  chainId: number,
  log: Logger,
  signal: AbortSignal,
): Promise<WriterLock | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  try {
    await client.connect();
    for (let told = false; !signal.aborted; await pause(AGAIN_MS, signal)) {
      const { rows } = await client.query("SELECT pg_try_advisory_lock($1::bigint) AS held", [lockKey(chainId)]);
      if (rows[0]?.held === true) return { lost: lost.signal, release: () => client.end() };
      if (!told) log.info(`Another indexer writes chain ${chainId}: standing by until it ends.`);
      told = true;
    }
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  await client.end();
  return undefined;
}
