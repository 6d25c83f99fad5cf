import "server-only";
import { env } from "#env.ts";
import { createDatabase, type Database } from "#prisma/client.ts";

// Kept on the global object: development reloads modules, and each reload would open another pool of connections.
const kept = globalThis as unknown as { lodeDatabase?: Database };

/** The web server's one pool of connections, to a replica where there is one; it only ever reads. */
export const database: Database = kept.lodeDatabase ?? createDatabase(env.DATABASE_READ_URL, { connections: 10 });
kept.lodeDatabase = database;
