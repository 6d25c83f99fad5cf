import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Deployment } from "#chain/deployment.ts";
import { findFreePort } from "../../free-port.ts";

export type IndexerProcess = Awaited<ReturnType<ReturnType<typeof indexerProcesses>["start"]>>;

/** The indexer as it is run: `indexer/main.ts` in a process of its own. Call `remove` in `afterAll`. */
export function indexerProcesses(deployment: Deployment) {
  const folder = mkdtempSync(join(tmpdir(), "lode-chaos-"));
  const deploymentFile = join(folder, "deployment.json");
  writeFileSync(deploymentFile, JSON.stringify(deployment));
  return {
    deploymentFile,
    /** `settings` are of the environment; `preload` is a module that is run first. */
    async start(settings: { DATABASE_URL: string; RPC_URL: string } & Record<string, string>, preload?: string) {
      const port = String(await findFreePort());
      const env = { ...process.env, LODE_DEPLOYMENT: deploymentFile, LOG_LEVEL: "info", INDEXER_PORT: port };
      const child = spawn(process.execPath, [...(preload ? ["--import", preload] : []), "indexer/main.ts"], {
        env: { ...env, ...settings },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
      let said = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => {
          said += text;
        });
      }
      return {
        /** Everything it printed so far. */
        said: () => said,
        /** Exit code and signal. */
        async end(signal: NodeJS.Signals) {
          child.kill(signal);
          return ended;
        },
        isRunning: () => child.exitCode === null && child.signalCode === null,
        ended,
      };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
