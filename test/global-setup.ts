import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../scripts/postgres/embedded.ts";
import { stopServer } from "../scripts/postgres/leftover.ts";
import { findFreePort } from "./free-port.ts";

const PREFIX = "lode-test-postgres-";

declare module "vitest" {
  export interface ProvidedContext {
    /** URL of the server's own database `postgres`; test/database.ts makes the ones tests use. */
    postgresUrl: string;
  }
}

/** One embedded PostgreSQL for the whole run, with a migrated database to copy. */
export default async function setup(project: TestProject) {
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
  project.provide("postgresUrl", server.url("postgres"));
  return async () => {
    await server.stop();
    rmSync(server.dataDir, { recursive: true, force: true });
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
