import { copyFileSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Contender } from "./contender.ts";
import { installPeer, peerPath } from "./install-peer.ts";
import { indexNewest, newestOf, peerRows } from "./peer-rows.ts";

const packages = {
  ...{ "@subsquid/evm-processor": "1.27.3", "@subsquid/typeorm-store": "1.5.1", "@subsquid/big-decimal": "1.0.0" },
  ...{ "@subsquid/evm-abi": "0.3.1", "@subsquid/evm-codec": "0.3.0", typeorm: "0.3.28", pg: "8.23.1" },
};
const table = (name: string) => name;

/** Subsquid's EVM processor over RPC; it learns of new blocks by asking, ten times a second. */
export const subsquid: Contender = {
  name: `Subsquid ${packages["@subsquid/evm-processor"]}`,
  async install(folder) {
    await installPeer("subsquid", folder, packages, "commonjs");
    renameSync(join(folder, "src"), join(folder, "lib")); // where it looks for its model
    renameSync(join(folder, "lib/model/entities.js"), join(folder, "lib/model/index.js"));
  },
  async program({ chain, databaseUrl, folder }) {
    copyFileSync(chain.deploymentFile, join(folder, "deployment.json"));
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query(readFileSync(join(folder, "schema.sql"), "utf8"));
    await client.end();
    return {
      command: process.execPath,
      args: ["lib/main.js"],
      cwd: folder,
      env: { PATH: peerPath(), DB_URL: databaseUrl, BENCH_RPC_URL: chain.rpcUrl },
    };
  },
  begins: /processing blocks from/,
  newest: newestOf(table),
  beforeHead: indexNewest(table),
  rows: peerRows(table, (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
};
