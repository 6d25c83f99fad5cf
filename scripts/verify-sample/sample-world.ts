import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startAnvil } from "#scripts/bench/indexer/anvil.ts";
import { buildChain } from "#scripts/bench/indexer/build-chain.ts";
import type { ChainSize } from "#scripts/bench/indexer/chain-size.ts";
import { newestBlock } from "#scripts/bench/indexer/measure-backfill.ts";
import { ours } from "#scripts/bench/indexer/ours.ts";
import { runProgram } from "#scripts/bench/indexer/run-program.ts";
import { startServer } from "#scripts/bench/indexer/server.ts";
import { writeDeployment } from "#scripts/deploy/write-deployment.ts";

/**
 * The bench's chain on a node that remembers every block, indexed whole into a database of its own by `npm run indexer`.
 * @returns what a command needs in its environment to speak to them
 */
export async function createSampleWorld(size: ChainSize, report: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), "lode-sample-"));
  const steps: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const undo of steps.reverse()) await undo();
  };
  try {
    const anvil = await startAnvil({ remembers: true });
    steps.push(anvil.stop);
    const built = await buildChain(anvil.rpcUrl, size, report);
    const deploymentFile = join(folder, "deployment.json");
    writeDeployment(deploymentFile, built.deployment);
    const server = await startServer();
    steps.push(server.stop);
    const databaseUrl = await server.createDatabase("sample");
    report(`Indexing ${built.logs} logs in ${built.blocks} blocks.`);
    const chain = { ...anvil, ...built, deploymentFile };
    const indexer = await runProgram(await ours.program({ chain, databaseUrl, folder }), ours.begins);
    steps.push(indexer.stop);
    const client = new pg.Client(databaseUrl);
    await client.connect();
    try {
      while ((await newestBlock(client, ours)) < built.blocks) {
        if (indexer.ended()) throw new Error(`The indexer ended by itself:\n${indexer.said()}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    } finally {
      await client.end();
    }
    const env = {
      ...{ DATABASE_URL: databaseUrl, RPC_URL: anvil.rpcUrl, CHAIN_ID: "31337" },
      ...{ LODE_DEPLOYMENT: deploymentFile, LODE_HOME: folder },
    };
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
