import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "../../free-port.ts";
import { startOwnPostgres } from "../../indexer/chaos/own-postgres.ts";
import { indexOnce, until } from "../../indexer/index-chain.ts";
import { createWorld, type World } from "../../indexer/world.ts";

const PATIENCE_MS = 240_000;
const folder = mkdtempSync(join(tmpdir(), "lode-web-away-"));
let world: World;
let postgres: Awaited<ReturnType<typeof startOwnPostgres>>;
let web: Awaited<ReturnType<typeof startWeb>>;

beforeAll(async () => {
  [world, postgres] = await Promise.all([createWorld(), startOwnPostgres()]);
  const batch = await world.createBatch({}, { name: "Panhandle" });
  await world.buy(world.holders[0]!, batch, 5n);
  await indexOnce(postgres.database, world);
  web = await startWeb();
}, PATIENCE_MS);
afterAll(async () => {
  await web?.stop();
  await postgres?.remove();
  await world?.stop();
  rmSync(folder, { recursive: true });
}, PATIENCE_MS);

/** The web server as last built, and everything it says to one listener. */
async function startWeb() {
  const deploymentFile = join(folder, "deployment.json");
  writeFileSync(deploymentFile, JSON.stringify(world.deployment));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"],
    {
      env: {
        ...{ ...process.env, NODE_ENV: "production", DATABASE_URL: postgres.database.url, RPC_URL: world.rpcUrl },
        ...{ CHAIN_ID: "31337", LODE_DEPLOYMENT: deploymentFile, LODE_HOME: folder },
      },
      stdio: "ignore",
    },
  );
  const ended = once(server, "exit");
  const ask = async (path: string) => {
    const response = await fetch(`${url}${path}`);
    return { status: response.status, text: await response.text() };
  };
  await until(
    () =>
      fetch(`${url}/api/v1/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    "the web server answers",
    60_000,
  );
  return {
    ask,
    url,
    isRunning: () => server.exitCode === null && server.signalCode === null,
    async stop() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}

/** The events that a browser with a page open hears. */
async function listenLive() {
  const stop = new AbortController();
  const response = await fetch(`${web.url}/api/v1/live`, { signal: stop.signal });
  const heard: string[] = [];
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      const events = decoder.decode(part, { stream: true }).matchAll(/^event: (\w+)$/gm);
      for (const [, name = ""] of events) heard.push(name);
    }
  })().catch(() => {}); // ended by `stop`
  return {
    heard,
    async stop() {
      stop.abort();
      await reading;
    },
  };
}

test(
  "while its database is away the web server answers 503 with a sentence, its pages say so, and all of it comes back by itself",
  async () => {
    const live = await listenLive();
    await until(() => live.heard.at(-1) === "block", "an open page hears of the block");
    expect((await web.ask("/")).text).toContain("Panhandle");

    await postgres.stop();
    await until(() => live.heard.at(-1) === "away", "an open page hears that the database is away");
    for (const path of ["/api/v1/status", "/api/v1/health", "/api/v1/batches", "/api/v1/slices/1000000001"]) {
      const { status, text } = await web.ask(path);
      expect({ path, status, answer: JSON.parse(text) }).toEqual({
        ...{ path, status: 503 },
        answer: { error: "The database does not answer.", next: "Try again in a moment." },
      });
    }
    for (const path of ["/", "/batches/1", "/slices/1000000001"]) {
      const { text } = await web.ask(path);
      expect(text).toContain("The database does not answer");
      expect(text).toContain("Your slices and money are on the chain and are not affected.");
    }
    expect(web.isRunning()).toBe(true);

    await postgres.start();
    await until(() => live.heard.at(-1) === "block", "an open page hears of the block again");
    expect((await web.ask("/api/v1/status")).status).toBe(200);
    expect((await web.ask("/")).text).toContain("Panhandle");
    await live.stop();
  },
  PATIENCE_MS,
);
