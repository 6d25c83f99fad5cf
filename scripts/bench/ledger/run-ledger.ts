import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { createDatabase, type Database } from "#prisma/client.ts";
import { findBatches } from "#queries/find-batches.ts";
import { listBatches } from "#queries/list-batches.ts";
import { listMarket } from "#queries/list-market.ts";
import { type BenchRow, benchRow } from "#scripts/bench/indexer/bench-row.ts";
import { startServer } from "#scripts/bench/indexer/server.ts";
import { CHAIN, fillLedger, TERM_START } from "./fill.ts";
import { type LedgerSize, planLedger } from "./ledger-size.ts";
import { measure, measureRate, type Timings } from "./measure.ts";
import { questions } from "./questions.ts";
import { measureStored } from "./stored-lines.ts";

const MB = 1_000_000;
const RATE_SECONDS = 5;
const RATE_CLIENTS = 8;
const migrate = ["node_modules/prisma/build/index.js", "migrate", "deploy"];

export interface LedgerOptions {
  size: LedgerSize;
  /** How often each question is asked. */
  times: number;
  /** Whether to write the lines into a table too, to compare. */
  stored: boolean;
  report: (line: string) => void;
}

/** Fills a database with a large ledger and asks it what the product asks. */
export async function runLedger(options: LedgerOptions): Promise<BenchRow[]> {
  const server = await startServer();
  try {
    const url = await server.createDatabase("ledger");
    await promisify(execFile)(process.execPath, migrate, { env: { ...process.env, DATABASE_URL: url } });
    const client = new pg.Client(url);
    const db = createDatabase(url);
    await client.connect();
    try {
      await fillLedger(client, options.size, options.report);
      const bytes = await server.sizeOf("ledger");
      return await ask(client, db, bytes, options);
    } finally {
      await db.$disconnect();
      await client.end();
    }
  } finally {
    await server.stop();
  }
}

async function ask(client: pg.Client, db: Database, bytes: number, { size, times, stored }: LedgerOptions) {
  const { batches, longBatches, lines } = planLedger(size);
  const rows = [
    benchRow("slices", size.slices, "rows"),
    benchRow("lines of the ledger, none of them stored", lines, "lines"),
    benchRow("database", bytes / MB, "MB"),
  ];
  for (const { name, ask, p95 } of questions(db, size)) rows.push(...timingRows(name, await measure(times, ask), p95));
  const now = new Date(TERM_START);
  const rateOf = (ask: (i: number) => Promise<unknown>) => measureRate(RATE_CLIENTS, RATE_SECONDS, ask);
  // Pages of the list from all over it.
  const before = (i: number) => BigInt(((i * 7_919) % batches) + 2);
  for (const limit of [25, 50]) {
    const rate = await rateOf((i) => listBatches(db, CHAIN, now, { before: before(i), limit }));
    rows.push(benchRow(`list of batches, a page of ${limit} of ${batches}`, rate, "a second", { atLeast: 400 }));
  }
  const ids = Array.from({ length: 25 }, (_, i) => BigInt(((i * 7_919) % batches) + 1));
  const market = await rateOf(async () => {
    await listMarket(db, CHAIN, now);
    await findBatches(db, CHAIN, ids, now);
  });
  rows.push(benchRow(`a page of 25 of the market of ${batches}, ordered by a figure`, market, "a second"));
  if (stored) rows.push(...storedRows(await measureStored(client, longBatches, times)));
  return rows;
}

function timingRows(name: string, { p50, p95, p99 }: Timings, most?: number): BenchRow[] {
  return [
    benchRow(`${name}, p50`, p50, "ms"),
    benchRow(`${name}, p95`, p95, "ms", most === undefined ? undefined : { atMost: most }),
    benchRow(`${name}, p99`, p99, "ms"),
  ];
}

function storedRows({ lines, fillSeconds, bytes, page, portfolio }: Awaited<ReturnType<typeof measureStored>>) {
  return [
    benchRow("the same lines in a table", lines, "lines"),
    benchRow("to fill it", fillSeconds, "s"),
    benchRow("what it takes", bytes / MB, "MB"),
    ...timingRows("a slice's page from it", page),
    ...timingRows("what the large holder's slices earned, from it", portfolio),
  ];
}
