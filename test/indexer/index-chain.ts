import type { Deployment } from "#chain/deployment.ts";
import { isLocal } from "#chain/networks.ts";
import { type ChainClientOptions, createChainClient } from "#indexer/chain/chain-client.ts";
import { createLogger, type Logger } from "#indexer/logger.ts";
import type { Metrics } from "#indexer/operations/metrics.ts";
import { type Pace, run } from "#indexer/run.ts";
import type { TestDatabase } from "../database.ts";

/** A database that may be written to and looked at. */
export type Opened = Pick<TestDatabase, "url" | "db" | "query">;
export type Indexed = { rpcUrl: string; deployment: Deployment };

/** A logger that keeps what is said. */
export function listen(): { log: Logger; said: string[] } {
  const said: string[] = [];
  const hear = (message: string) => void said.push(message);
  return { said, log: { ...createLogger("silent"), debug: hear, info: hear, warn: hear, error: hear } };
}

/** Runs the real indexer in this process until `stop`. `caughtUp` resolves when the head is first reached. */
export function startIndexer(
  { url, db }: Opened,
  { rpcUrl, deployment }: Indexed,
  {
    log = createLogger("silent"),
    chainId = deployment.chainId,
    local = isLocal(chainId),
    rpcUrls = [rpcUrl],
    rpc,
    ...rest
  }: Partial<{
    log: Logger;
    chainId: number;
    local: boolean;
    metrics: Metrics;
    pace: Partial<Pace>;
    /** Instead of the one in the world. */
    rpcUrls: string[];
    rpc: ChainClientOptions;
  }> = {},
) {
  const stop = new AbortController();
  let reached = () => {};
  const caughtUp = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const chain = createChainClient(rpcUrls, { looseLinks: local, log, ...rpc });
  const ended = run({
    ...{
      db,
      databaseUrl: url,
      chainId,
      isLocal: local,
      log,
      signal: stop.signal,
      ...rest,
      onCaughtUp: () => reached(),
    },
    chain,
    findDeployment: () => deployment,
  }).finally(() => chain.close());
  return {
    caughtUp: Promise.race([caughtUp, ended.then(() => Promise.reject(new Error("the indexer ended")))]),
    ended,
    async stop() {
      stop.abort();
      await ended;
    },
  };
}

/** Brings a database to the chain's head. */
export async function indexOnce(database: Opened, world: Indexed, options?: Parameters<typeof startIndexer>[2]) {
  const indexer = startIndexer(database, world, options);
  await indexer.caughtUp;
  await indexer.stop();
}

/** Every row of every table of ours, in order, as text: two databases with the same snapshot hold the same. */
export async function snapshot({ query }: Opened): Promise<Record<string, string[]>> {
  const tables = await query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1`,
  );
  const entries = tables.map(async ({ name }) => {
    // How much of it was final is about the time when rows were written, not about the chain.
    const row = name === "chain_cursor" ? "(to_jsonb(t) - 'finalized_block')::text" : "t::text";
    const rows = await query<{ row: string }>(`SELECT ${row} AS row FROM "${name}" t ORDER BY 1`);
    return [name, rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Waits for something to become true, without sleeping longer than needed. */
export async function until(condition: () => Promise<boolean> | boolean, what: string, ms = 30_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
