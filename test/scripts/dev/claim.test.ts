import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AlreadyRunning, bornAt, claimHome } from "#scripts/dev/claim.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "lode-claim-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const write = (owner: object) => writeFileSync(join(home, "dev.json"), JSON.stringify(owner));

test("the first to come owns the folder", async () => {
  const { file } = await claimHome(home);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid });
});

test("a second start is refused, with the address and the process of the first", async () => {
  const { note } = await claimHome(home);
  note({ url: "http://127.0.0.1:4000" });
  const second = claimHome(home);
  await expect(second).rejects.toThrow(AlreadyRunning);
  await expect(second).rejects.toThrow(`http://127.0.0.1:4000 (process ${process.pid})`);
});

test("a second start is refused while the first is still starting", async () => {
  await claimHome(home);
  await expect(claimHome(home)).rejects.toThrow("still starting");
});

test("what a killed process claimed is taken over", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  write({ pid: child.pid, born: "1" });
  const { file } = await claimHome(home);
  expect(JSON.parse(readFileSync(file, "utf8")).pid).toBe(process.pid);
});

test("a later process with the number of the killed one is not mistaken for it", async () => {
  write({ pid: process.pid, born: "another time" });
  expect(existsSync((await claimHome(home)).file)).toBe(true);
});

test("a killed run's guardian is given the time to clear away what it left", async () => {
  const guardian = spawn(process.execPath, ["-e", "process.stdin.resume()"], { stdio: ["pipe", "ignore", "ignore"] });
  await once(guardian, "spawn");
  const { pid } = guardian;
  if (pid === undefined) throw new Error("no pid");
  write({ pid, born: "gone", guardian: { pid, born: bornAt(pid) } });
  let claimed = false;
  const claiming = claimHome(home).then(() => {
    claimed = true;
  });
  await once(process, "never", { signal: AbortSignal.timeout(300) }).catch(() => {});
  expect(claimed).toBe(false);
  guardian.stdin.end();
  await claiming;
  expect(claimed).toBe(true);
});

test("a file that cannot be read does not stop a start", async () => {
  writeFileSync(join(home, "dev.json"), "{");
  expect(existsSync((await claimHome(home)).file)).toBe(true);
});
