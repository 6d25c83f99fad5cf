import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseEnv as parseDotenv } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bornAt } from "#scripts/dev/claim.ts";
import { until } from "#scripts/dev/poll.ts";
import { findBlock } from "#scripts/dev/probes.ts";
import { makeTemporaryHome } from "#scripts/dev/temporary-home.ts";

const { home, remove } = makeTemporaryHome();
const distDir = ".next-dev-test"; // whoever runs the tests may have `npm run dev` running in the same folder
const running: ChildProcess[] = [];

/** `npm run dev` as npm starts it, in a home of its own. */
function startDev() {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "development", LODE_HOME: home, NEXT_DIST_DIR: distDir };
  const child = spawn(process.execPath, ["scripts/launch.mjs", "dev", "--free-ports", "--day-seconds", "0"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = once(child, "exit").then(([code]) => Number(code));
  return { child, ended, said: () => said };
}

/** Process ids of everything that runs in `home`, from the system's own list. */
async function inHome(): Promise<number[]> {
  const { readdir, readFile } = await import("node:fs/promises");
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      return environment.split("\0").includes(`LODE_HOME=${home}`) && bornAt(pid) !== undefined ? pid : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined);
}

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await until("everything to end", async () => (await inHome()).length === 0, { timeoutMs: 30_000 });
  remove();
  rmSync(distDir, { recursive: true, force: true });
});

describe.skipIf(process.platform !== "linux")("npm run dev", () => {
  let first: ReturnType<typeof startDev>;
  let settings: NodeJS.Dict<string>;

  beforeAll(async () => {
    first = startDev();
    const ready = until("the address", () => first.said().includes("Lode is ready"), { timeoutMs: 240_000 });
    await Promise.race([ready, first.ended.then(() => Promise.reject(new Error(first.said())))]);
    settings = parseDotenv(readFileSync(join(home, "running.env"), "utf8"));
  }, 250_000);

  test("ends at an address where the market is served with at least three batches", async () => {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(first.said().slice(first.said().indexOf("Lode is ready")))?.[0];
    const page = await (await fetch(`${url}/`)).text();
    const { batches } = await (await fetch(`${url}/api/v1/batches`)).json();
    expect(batches.length).toBeGreaterThanOrEqual(3);
    expect(new Set(batches.map((batch: { status: string }) => batch.status)).size).toBeGreaterThanOrEqual(3);
    for (const { name } of batches) expect(page).toContain(name);
  });

  test("tells other commands where the chain is", async () => {
    expect(await findBlock(settings.RPC_URL ?? "", "latest")).toBeDefined();
  });

  test("tells other commands where its Bitcoin is, which answers as Esplora and as Bitcoin Core", async () => {
    const tip = await fetch(`${settings.BITCOIN_ESPLORA_URL}/blocks/tip/hash`);
    const body = JSON.stringify({ id: 1, method: "getbestblockhash", params: [] });
    const { result } = await (await fetch(settings.BITCOIN_RPC_URL ?? "", { method: "POST", body })).json();
    expect(result).toBe(await tip.text());
  });

  test("is refused a second time in the same folder, with the address of the first", async () => {
    const second = startDev();
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/already runs in this folder: it is at http:\/\/127\.0\.0\.1:\d+ \(process \d+\)/);
  });

  test("ends with everything it started when it is killed with -9, and starts again", async () => {
    expect((await inHome()).length).toBeGreaterThan(4);
    first.child.kill("SIGKILL");
    const again = startDev(); // at once: what the first left is still ending
    await until("the first to be cleared away", () => again.said().includes("[1/"), { timeoutMs: 60_000 });
    expect(await findBlock(settings.RPC_URL ?? "", "latest")).toBeUndefined();
    again.child.kill("SIGINT"); // in the middle of its start
    expect(await again.ended).toBe(0);
    expect(again.said()).toContain("Stopped.");
    expect(existsSync(join(home, "dev.json"))).toBe(false);
    expect(await inHome()).toEqual([]);
  });
});
