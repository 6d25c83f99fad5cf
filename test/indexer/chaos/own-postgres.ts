import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type EmbeddedOptions, startEmbedded } from "#scripts/postgres/embedded.ts";
import { openDatabase } from "../../database.ts";
import { findFreePort } from "../../free-port.ts";

/** A PostgreSQL server that a test may stop, starve and fill, with one migrated database on it. Call `remove` in `afterAll`. */
export async function startOwnPostgres(options: Partial<EmbeddedOptions> = {}) {
  const port = await findFreePort();
  // The name is that of the run's own server, whose leftovers test/global-setup.ts sweeps.
  const dataDir = join(tmpdir(), `lode-test-postgres-${process.pid}-${randomUUID().slice(0, 8)}`);
  const start = () => startEmbedded({ dataDir, port, throwaway: true, ...options });
  let server = await start();
  const url = server.url("lode");
  await promisify(execFile)(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: url },
  });
  const database = openDatabase(url);
  return {
    database,
    /** Where its data is. */
    dataDir: server.dataDir,
    stop: () => server.stop(),
    async start() {
      server = await start();
    },
    async remove() {
      await database.close();
      await server.stop();
      rmSync(server.dataDir, { recursive: true, force: true });
    },
  };
}
