import pg from "pg";
import type { Contender, Ground } from "./contender.ts";
import { type Digest, digest } from "./digest.ts";
import { request } from "./rpc.ts";
import type { Running } from "./run-program.ts";

/** It looks every 20 ms, or so seldom that looking takes a twentieth of the time: some tables have no index that answers. */
const LOOK_MS = 20;
const LOOKS_SHARE = 20;
/** The chain goes on meanwhile, with nothing in its blocks: some indexers read the newest ones only when another one comes. */
const BLOCK_MS = 500;
const LONGEST_MS = 1_800_000;

export interface Backfill {
  /** From the start of the process to the last row. */
  wallSeconds: number;
  /** From when it starts to read the chain to the last row. */
  seconds: number;
  eventsPerSecond: number;
  peakBytes: number;
  /** Of the indexer's processes from their start; PostgreSQL's and the node's are not in it. */
  processorSeconds: number;
  digest: Digest;
}

/** Waits until a started indexer has the rows of the chain's last block, and looks at what that took. */
export async function measureBackfill(
  contender: Contender,
  { chain, databaseUrl }: Ground,
  running: Running,
): Promise<Backfill> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const mining = setInterval(() => void request(chain.rpcUrl, "evm_mine").catch(() => {}), BLOCK_MS);
  try {
    for (let looked = performance.now(); (await newestBlock(client, contender)) < chain.blocks; ) {
      if (running.ended()) throw new Error(`${contender.name} ended by itself.`);
      if (performance.now() - running.startedAt > LONGEST_MS)
        throw new Error(`${contender.name} is not done after half an hour.`);
      const pause = Math.max(LOOK_MS, LOOKS_SHARE * (performance.now() - looked));
      await new Promise((resolve) => setTimeout(resolve, pause));
      looked = performance.now();
    }
    const done = performance.now();
    const seconds = (done - running.begunAt()) / 1000;
    return {
      wallSeconds: (done - running.startedAt) / 1000,
      seconds,
      eventsPerSecond: chain.logs / seconds,
      peakBytes: running.peakBytes(),
      processorSeconds: await running.processorSeconds(),
      digest: await digest(client, contender),
    };
  } finally {
    clearInterval(mining);
    await client.end();
  }
}

/** -1 while its tables are not there yet. */
export async function newestBlock(client: pg.Client, { newest }: Contender): Promise<number> {
  try {
    const { rows } = await client.query(newest);
    return Number(rows[0]?.block ?? -1);
  } catch (error) {
    if (error instanceof pg.DatabaseError && (error.code === "42P01" || error.code === "3F000")) return -1;
    throw error;
  }
}
