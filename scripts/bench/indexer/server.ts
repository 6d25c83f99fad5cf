import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "#scripts/dev/ports.ts";
import { startEmbedded } from "#scripts/postgres/embedded.ts";

export type Server = Awaited<ReturnType<typeof startServer>>;

/** A PostgreSQL for one bench, with its usual settings: what is committed is on the disk. */
export async function startServer() {
  const dataDir = join(tmpdir(), `lode-bench-postgres-${process.pid}`);
  const server = await startEmbedded({ dataDir, port: await freePort() });
  const killWithUs = () => void process.kill(server.pid, "SIGQUIT");
  process.once("exit", killWithUs);
  const admin = new pg.Client(server.url("postgres"));
  await admin.connect();
  return {
    /** An empty database; one of the same name is dropped. */
    async createDatabase(name: string): Promise<string> {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.query(`CREATE DATABASE ${name}`);
      return server.url(name);
    },
    async sizeOf(name: string): Promise<number> {
      const { rows } = await admin.query("SELECT pg_database_size($1)::float8 AS bytes", [name]);
      return rows[0].bytes;
    },
    async stop() {
      await admin.end();
      await server.stop();
      process.off("exit", killWithUs);
      rmSync(server.dataDir, { recursive: true, force: true });
    },
  };
}
