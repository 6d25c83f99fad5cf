import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bornAt } from "#scripts/dev/claim.ts";
import { type Guard, startGuard } from "#scripts/dev/guard.ts";
import { Parts, Stopped } from "#scripts/dev/parts.ts";
import { until } from "#scripts/dev/poll.ts";
import { superviseProgram } from "#scripts/dev/supervise.ts";

let logs: string;
let guard: Guard;
let reported: string[];
beforeEach(() => {
  logs = mkdtempSync(join(tmpdir(), "lode-supervise-"));
  guard = startGuard([]);
  reported = [];
});
afterEach(async () => {
  await guard.release();
  rmSync(logs, { recursive: true, force: true });
});

const script = (name: string, text: string) => {
  const file = join(logs, `${name}.cjs`);
  writeFileSync(file, text);
  return file;
};
const report = (line: string) => void reported.push(line);
const surroundings = () => ({ guard, logs, env: process.env });

test("a program that crashes is reported with its last words and started again", async () => {
  const second = join(logs, "second");
  const file = script(
    "crash",
    `const fs = require("node:fs");
     if (fs.existsSync(${JSON.stringify(second)})) setInterval(() => {}, 1000);
     else { fs.writeFileSync(${JSON.stringify(second)}, ""); console.error("the database went away"); process.exit(3); }`,
  );
  const kept = superviseProgram("crash", [file], surroundings(), report);
  const first = kept.current().pid;
  await until("the second start", () => kept.current().pid !== first, { timeoutMs: 20_000 });
  expect(reported.join("\n")).toMatch(
    /crash ended with code 3[\s\S]*the database went away[\s\S]*Starting crash again in 1 s/,
  );
  expect(bornAt(kept.current().pid)).toBeDefined();
  const { pid } = kept.current();
  await kept.stop();
  expect(bornAt(pid)).toBeUndefined();
});

test("a program that has done its work is not started again", async () => {
  const kept = superviseProgram("done", [script("done", "")], surroundings(), report);
  expect(await kept.current().ended).toBe("ended with code 0");
  await kept.stop();
  expect(reported).toEqual([]);
});

test("a step that fails says so with the end of its log", async () => {
  const parts = new Parts(guard, logs, process.env, report);
  const file = script("step", `console.log("line one"); console.error("cannot reach the chain"); process.exit(2);`);
  await expect(parts.run("step", [file])).rejects.toThrow(/step ended with code 2[\s\S]*cannot reach the chain/);
  await parts.stopAll();
});

test("a part nothing can go on without is reported when it dies", async () => {
  const parts = new Parts(guard, logs, process.env, report);
  const go = join(logs, "go");
  const file = script(
    "chain",
    `const fs = require("node:fs"); console.log("last words"); setInterval(() => { if (fs.existsSync(${JSON.stringify(go)})) process.exit(1); }, 20);`,
  );
  await parts.require("chain", [file], async () => existsSync(join(logs, "chain.log")));
  await until("its words", () => readFileSync(join(logs, "chain.log"), "utf8").includes("last words"));
  writeFileSync(go, "");
  expect((await parts.failed).message).toMatch(/chain ended with code 1[\s\S]*last words/);
  await parts.stopAll();
});

test("a part that does not get ready is reported with the end of its log", async () => {
  const parts = new Parts(guard, logs, process.env, report);
  parts.keep("web", [script("web", `console.log("port taken"); setInterval(() => {}, 1000);`)]);
  await until("its words", () => readFileSync(join(logs, "web.log"), "utf8").includes("port taken"));
  const never = parts.wait("the first page", async () => false, 50, "web");
  await expect(never).rejects.toThrow(/web is not ready: Waited 0 s for the first page[\s\S]*port taken/);
  await parts.stopAll();
});

test("stopping during a step ends the step and what it waits for", async () => {
  const parts = new Parts(guard, logs, process.env, report);
  const step = parts.run("long", [script("long", "setInterval(() => {}, 1000)")]);
  const wait = parts.wait("what never comes", async () => false);
  const outcomes = Promise.allSettled([step, wait]);
  await parts.stopAll();
  for (const outcome of await outcomes) {
    expect(outcome.status === "rejected" && outcome.reason).toBeInstanceOf(Stopped);
  }
  await expect(parts.run("late", [script("late", "")])).rejects.toBeInstanceOf(Stopped);
});
