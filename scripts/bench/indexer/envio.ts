import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "#scripts/dev/ports.ts";
import type { Contender, Ground } from "./contender.ts";
import { execute, installPeer, peerPath } from "./install-peer.ts";
import { indexNewest, newestOf, peerRows } from "./peer-rows.ts";

const VERSION = "3.0.0-alpha.21";
const table = (name: string) => `"${name[0]?.toUpperCase()}${name.slice(1)}"`;

/** Envio's tools insist on pnpm, which must not live among the packages it installs. */
const toolsOf = (folder: string) => join(folder, "tools");
const pathOf = (folder: string) =>
  peerPath(join(toolsOf(folder), "node_modules/.bin"), join(folder, "node_modules/.bin"));

/** Envio HyperIndex over RPC, heads over websocket. */
export const envio: Contender = {
  name: `Envio ${VERSION}`,
  async install(folder) {
    mkdirSync(toolsOf(folder), { recursive: true });
    await execute("npm", ["install", "--prefix", toolsOf(folder), "--no-save", "pnpm@9.15.9"], toolsOf(folder));
    await installPeer("envio", folder, {});
    const manifest = { name: "bench-envio", version: "0.0.0", private: true, type: "module" };
    const packages = { dependencies: { envio: VERSION }, optionalDependencies: { generated: "./generated" } };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, ...packages }));
    await execute("pnpm", ["install"], folder, pathOf(folder));
  },
  async program(ground) {
    const { databaseUrl, folder } = ground;
    configure(ground);
    await execute("pnpm", ["envio", "codegen"], folder, pathOf(folder));
    const { hostname, port, username, password, pathname } = new URL(databaseUrl);
    return {
      command: join(folder, "node_modules/.bin/envio"),
      args: ["start"],
      cwd: folder,
      env: {
        ...{ PATH: pathOf(folder), ENVIO_HASURA: "false", TUI_OFF: "true", CI: "1", LOG_LEVEL: "info" },
        ...{ ENVIO_PG_HOST: hostname, ENVIO_PG_PORT: port, ENVIO_PG_USER: username, ENVIO_PG_PASSWORD: password },
        ...{ ENVIO_PG_DATABASE: pathname.slice(1), ENVIO_INDEXER_PORT: String(await freePort()) },
      },
    };
  },
  begins: /Starting indexing|Resuming indexing/,
  newest: newestOf(table),
  beforeHead: indexNewest(table),
  rows: peerRows(table, (name) => `"${name}"`),
};

/** Its configuration cannot take addresses from the environment. */
function configure({ chain, folder }: Ground) {
  const config = readFileSync(join(folder, "config.template.yaml"), "utf8")
    .replaceAll("RPC_URL", chain.rpcUrl)
    .replaceAll("WS_URL", chain.rpcUrl.replace(/^http/, "ws"))
    .replaceAll("START_BLOCK", String(chain.deployment.startBlock))
    .replaceAll("CAPACITY_SLICES", chain.deployment.capacitySlices)
    .replaceAll("BATCH_MANAGER", chain.deployment.batchManager);
  writeFileSync(join(folder, "config.yaml"), config);
}
