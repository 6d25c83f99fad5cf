import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startEmbedded } from "#scripts/postgres/embedded.ts";
import { openDatabase } from "./database.ts";
import { findFreePort } from "./free-port.ts";
import { startOwnPostgres } from "./indexer/chaos/own-postgres.ts";

const run = promisify(execFile);

/** A PostgreSQL server and a streaming replica of it. Call `remove` in `afterAll`. */
export async function startReplicatedPostgres() {
  // The names are that of the run's own server, whose leftovers test/global-setup.ts sweeps.
  const folder = (what: string) =>
    join(tmpdir(), `lode-test-postgres-${process.pid}-${what}-${randomUUID().slice(0, 8)}`);
  const [dataDir, copy] = [folder("primary"), folder("replica")];
  const primary = await startOwnPostgres({ dataDir });
  await primary.stop(); // what lies there now is a whole base backup
  await run("cp", ["-a", dataDir, copy]);
  await run("cp", ["-a", join(copy, "PG_VERSION"), join(copy, "standby.signal")]); // by its name alone, with the right owner
  const { hostname, port, username, password } = new URL(primary.database.url);
  const from = `host=${hostname} port=${port} user=${username} password=${password}`;
  appendFileSync(join(copy, "postgresql.auto.conf"), `primary_conninfo = '${from}'\n`);
  await primary.start();
  const server = await startEmbedded({ dataDir: copy, port: await findFreePort(), throwaway: true });
  const replica = openDatabase(server.url("lode"));
  return {
    primary,
    replica,
    /** Takes in what comes from the primary, and does not show it. */
    pause: () => replica.query("SELECT pg_wal_replay_pause()"),
    resume: () => replica.query("SELECT pg_wal_replay_resume()"),
    async remove() {
      await replica.close();
      await server.stop();
      rmSync(server.dataDir, { recursive: true, force: true });
      await primary.remove();
    },
  };
}
