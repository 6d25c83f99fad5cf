import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";

/** The one way to the database, for indexer and queries alike. */
export type Database = PrismaClient;

const pools = new WeakMap<Database, pg.Pool>();

/** @param url a PostgreSQL 15+ connection string. Connects on first use; `await database.$disconnect()` when done. */
export function createDatabase(url: string, { connections = 10 } = {}): Database {
  // Prisma writes and reads times without their zone: it is right only where the session's is UTC.
  const options = "-c timezone=UTC";
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  pool.on("error", () => {}); // an idle connection that breaks is replaced when one is needed
  const database = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  pools.set(database, pool);
  return database;
}

/** The connections under the client, for what Prisma has no words for: COPY, and many statements in one message. */
export function poolOf(database: Database): pg.Pool {
  const pool = pools.get(database);
  if (!pool) throw new TypeError("This database was not made by createDatabase.");
  return pool;
}

/** What `database.$transaction(async (tx) => …)` hands over. */
export type Transaction = Parameters<Parameters<Database["$transaction"]>[0]>[0];
