import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";

/** The one way to the database, for indexer and queries alike. */
export type Database = PrismaClient;

/** @param url a PostgreSQL 15+ connection string. Connects on first use; `await database.$disconnect()` when done. */
export function createDatabase(url: string, { connections = 10 } = {}): Database {
  // Prisma writes and reads times without their zone: it is right only where the session's is UTC.
  const options = "-c timezone=UTC";
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections, options }) });
}

/** What `database.$transaction(async (tx) => …)` hands over. */
export type Transaction = Parameters<Parameters<Database["$transaction"]>[0]>[0];
