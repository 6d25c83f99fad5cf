import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Deployment } from "#chain/deployment.ts";
import { until } from "../index-chain.ts";

export type IndexerProcess = ReturnType<typeof startIndexerProcess>;

/** The indexer as an operator runs it: a process of its own, its HTTP server on any free port. */
export function startIndexerProcess(deployment: Deployment, settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "lode-indexer-"));
  const file = join(folder, "deployment.json");
  writeFileSync(file, JSON.stringify(deployment));
  const env = { ...process.env, LODE_DEPLOYMENT: file, LOG_LEVEL: "debug", INDEXER_PORT: "0", ...settings };
  const child = spawn(process.execPath, ["indexer/main.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = once(child, "close").then(([code, signal]) => {
    rmSync(folder, { recursive: true, force: true });
    return { code: code as number | null, signal: signal as NodeJS.Signals | null };
  });
  const lines = () =>
    output
      .slice(0, output.lastIndexOf("\n") + 1)
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return {
    child,
    ended,
    /** All that was written to stdout and stderr. */
    output: () => output,
    /** The same, line by line, as the JSON it must be. */
    lines,
    heard: (words: RegExp) => until(() => words.test(output), `it says ${words}, but it says ${output}`),
    /** Asks the process over HTTP. */
    async ask(path: string): Promise<{ status: number; text: string; json(): Record<string, unknown> }> {
      const listening = () => lines().find((line) => "port" in line && line.level === "info");
      await until(() => listening() !== undefined, "it says where it listens");
      const answer = await fetch(`http://127.0.0.1:${listening()?.port}${path}`).catch((cause: unknown) => {
        throw new Error(`nobody answers ${path}; the indexer said: ${output}`, { cause });
      });
      const text = await answer.text();
      return { status: answer.status, text, json: () => JSON.parse(text) };
    },
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** A figure from what /metrics answers. */
export function readMetric(text: string, name: string, labels: Record<string, string> = {}): number | undefined {
  for (const line of text.split("\n")) {
    const [, found, inBraces, value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (found !== name || value === undefined) continue;
    const has = ([label, wanted]: [string, string]) => inBraces?.includes(`${label}="${wanted}"`);
    if (Object.entries(labels).every(has)) return Number(value);
  }
  return undefined;
}
