import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { installFailingStatements } from "../faults/failing-statements.ts";
import { createSeen } from "../faults/lies.ts";
import { createRpcFaults } from "../faults/rpc-faults.ts";
import type { Tally } from "../faults/tally.ts";
import { createRandom } from "../random.ts";
import type { SharedChain } from "../world/shared-chain.ts";
import { openStage } from "../world/stage.ts";
import type { Place } from "./indexer.ts";
import { nothingYet, type Outcome } from "./outcome.ts";
import { play } from "./play.ts";

export type SeedOptions = {
  /** Share of the usual number of steps. */
  length?: number;
  adminUrl: string;
  /** Hears each step and each line of the indexer. */
  hear?: (line: string) => void;
};

/** Lives one seed: a random world, random faults, and an indexer that has to be right in the end. Never throws. */
export async function runSeed(chain: SharedChain, seed: number, options: SeedOptions): Promise<Outcome> {
  const { adminUrl, length = 1, hear = () => {} } = options;
  const startedAt = performance.now();
  const random = createRandom(`seed ${seed}`);
  const folder = mkdtempSync(join(tmpdir(), "lode-simulation-"));
  const deploymentFile = join(folder, "deployment.json");
  const isChild = random.chance(0.1);
  const isLocal = isChild || random.chance(0.4);
  const outcome = nothingYet(seed, `${isChild ? "process" : isLocal ? "local" : "public"}`);
  const lines: string[] = [];
  const note = (line: string) => {
    hear(`${((performance.now() - startedAt) / 1000).toFixed(2).padStart(6)} ${line}`);
    lines.push(line);
    if (lines.length > 400) lines.shift();
  };
  let database: TestDatabase | undefined;
  try {
    writeFileSync(deploymentFile, JSON.stringify(chain.deployment));
    [database] = await Promise.all([createTestDatabase({ adminUrl }), chain.restore()]);
    const statements = await installFailingStatements(database);
    const rpcFaults: Tally = {};
    // With two endpoints the first also leaves single logs out, which nothing but the second could tell.
    const endpoints = random.fork("endpoints").chance(0.3) ? [0, 1] : [0];
    const seen = createSeen();
    const faults = endpoints.map((endpoint) =>
      createRpcFaults(`faults of seed ${seed}, endpoint ${endpoint}`, rpcFaults, seen, {
        losesLogs: endpoints.length > 1 && endpoint === 0,
      }),
    );
    if (endpoints.length > 1) outcome.mode += ", two endpoints";
    const place: Place = {
      ...{ database, deploymentFile, isLocal, faults, rpcUrl: chain.rpcUrl, deployment: chain.deployment },
      hear: (line) => note(`      ${line}`),
    };
    const stage = openStage(chain, random.fork("world"));
    outcome.faults = rpcFaults;
    await play({ stage, place, statements, outcome, random: random.fork("script"), adminUrl, isChild, length, note });
  } catch (error) {
    outcome.failure = inspect(error);
    outcome.found = innermost(error).message.replace(/\s+/g, " ").trim().slice(0, 200);
    outcome.lastLines = lines;
  } finally {
    await database?.drop().catch(() => {});
    rmSync(folder, { recursive: true });
  }
  outcome.seconds = (performance.now() - startedAt) / 1000;
  return outcome;
}

/** What began it: the indexer's own error rather than that it ended. */
function innermost(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
