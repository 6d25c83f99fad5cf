import { copyFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "#scripts/dev/ports.ts";
import type { Contender } from "./contender.ts";
import { installPeer, peerPath } from "./install-peer.ts";
import { newestOf, peerRows } from "./peer-rows.ts";

const table = (name: string) => `bench.${name}`;

/** 0.17 asks for a package that is not published; of what can be installed this is the newest. */
const VERSION = "0.16.10";

/** Ponder, with `ponder start`, and without its limit of requests per second. */
export const ponder: Contender = {
  name: `Ponder ${VERSION}`,
  async install(folder) {
    await installPeer("ponder", folder, { ponder: VERSION, hono: "4.13.19", viem: "2.57.1" });
    renameSync(join(folder, "src/api/graphql.ts"), join(folder, "src/api/index.ts")); // the one name it looks for
  },
  async program({ chain, databaseUrl, folder }) {
    copyFileSync(chain.deploymentFile, join(folder, "deployment.json"));
    const port = String(await freePort());
    return {
      command: join(folder, "node_modules/.bin/ponder"),
      args: ["start", "--schema", "bench", "--port", port, "--log-format", "json"],
      cwd: folder,
      env: {
        ...{ PATH: peerPath(), DATABASE_URL: databaseUrl, BENCH_RPC_URL: chain.rpcUrl },
        PONDER_TELEMETRY_DISABLED: "true",
      },
    };
  },
  begins: /Started backfill indexing/,
  newest: newestOf(table),
  rows: peerRows(table, (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
};
