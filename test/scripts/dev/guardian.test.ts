import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bornAt } from "#scripts/dev/claim.ts";
import { until } from "#scripts/dev/poll.ts";

type Family = { child: number; grandchild: number; guardian: number };

let folder: string;
let parent: ChildProcess;
let family: Family;

async function start(): Promise<Family> {
  parent = spawn(process.execPath, ["test/scripts/dev/fixture-stack.ts", folder, join(folder, "mark")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!parent.stdout) throw new Error("no output");
  const [text] = await once(parent.stdout, "data");
  return JSON.parse(String(text));
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "lode-guardian-"));
  family = await start();
});
afterEach(() => {
  parent.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const allGone = () => Object.values(family).every((pid) => bornAt(pid) === undefined);

describe("when `npm run dev` ends", () => {
  test("by kill -9, everything it started ends too, and its mark is removed", async () => {
    expect(Object.values(family).map((pid) => bornAt(pid) !== undefined)).toEqual([true, true, true]);
    parent.kill("SIGKILL");
    await until("all processes to end", allGone, { timeoutMs: 20_000 });
    expect(existsSync(join(folder, "mark"))).toBe(false);
  });

  test("by being asked to, everything it started ends before it", async () => {
    parent.kill("SIGTERM");
    const [code] = await once(parent, "exit");
    expect(code).toBe(0);
    expect(allGone()).toBe(true);
    expect(existsSync(join(folder, "mark"))).toBe(false);
  });
});
