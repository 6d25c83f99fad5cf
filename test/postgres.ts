import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { startEmbedded } from "../scripts/postgres/embedded.ts";
import { stopServer } from "../scripts/postgres/leftover.ts";
import { findFreePort } from "./free-port.ts";

const PREFIX = "lode-test-postgres-";

/** An embedded PostgreSQL with a migrated database `template_lode` to copy. `adminUrl` is of the server's own database. */
export async function startTestPostgres(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  await sweep();
  const server = await startEmbedded({
    dataDir: join(tmpdir(), `${PREFIX}${process.pid}-${randomUUID().slice(0, 8)}`),
    port: await findFreePort(),
    throwaway: true,
  });
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  await admin.query("CREATE DATABASE template_lode");
  await admin.end();
  await promisify(execFile)(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: server.url("template_lode") },
  });
  return {
    adminUrl: server.url("postgres"),
    async stop() {
      await server.stop();
      rmSync(server.dataDir, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server behind: whoever comes next stops it, if its run is gone. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0]);
    if (isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    await stopServer(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
