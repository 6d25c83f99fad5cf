import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Deployment } from "#chain/deployment.ts";
import { createLogger, type Logger } from "#indexer/logger.ts";
import { createDatabase } from "#prisma/client.ts";
import type { TestDatabase } from "../../database.ts";
import { startIndexer } from "../../indexer/index-chain.ts";
import { type FaultyDatabase, startFaultyDatabase } from "../faults/faulty-database.ts";
import { type FaultyNode, startFaultyNode } from "../faults/faulty-node.ts";
import type { RpcFaults } from "../faults/rpc-faults.ts";

export type Place = {
  database: TestDatabase;
  rpcUrl: string;
  deployment: Deployment;
  /** False: as on a public chain, with finality. */
  isLocal: boolean;
  /** Where the deployment is written down, for the indexer as a process of its own. */
  deploymentFile: string;
  /** For each endpoint its own. */
  faults: RpcFaults[];
  hear: (line: string) => void;
};

/** Short pauses: a seed is about what is done, not about how long it is waited for. */
const PACE = { pollMs: 30, firstPauseMs: 10, longestPauseMs: 150 };

/** An indexer that runs, with its own ways to node and database. */
export type Indexer = {
  node: ReturnType<typeof oneOf>;
  database: FaultyDatabase;
  /** Why it ended by itself; undefined while it runs, and when it was ended. */
  failure(): Error | undefined;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
};

/** In this process: killed by cutting all its connections at once, which is all the outside sees of a process that is killed. */
export async function startInProcess(place: Place): Promise<Indexer> {
  const { node, database } = await openWays(place);
  const rpcUrls = node.rpcUrls;
  const db = createDatabase(database.url, { connections: 4 });
  const log = loud(place.hear);
  const target = { ...place.database, url: database.url, db };
  const indexer = startIndexer(target, place, { log, rpcUrls, local: place.isLocal, pace: PACE });
  let failure: Error | undefined;
  let ending = false;
  indexer.caughtUp.catch(() => {});
  const ended = indexer.ended.catch((error: unknown) => {
    if (!ending) failure = error instanceof Error ? error : new Error(String(error));
  });
  const end = async () => {
    ending = true;
    await indexer.stop().catch(() => {});
    await ended;
    await db.$disconnect();
    node.close();
    database.close();
  };
  return {
    ...{ node, database, failure: () => failure, stop: end },
    async kill() {
      node.close();
      database.close();
      await end();
    },
  };
}

/** A process of its own, killed by SIGKILL. */
export async function startChild(place: Place): Promise<Indexer> {
  const { node, database } = await openWays(place);
  const env = {
    ...{
      ...process.env,
      DATABASE_URL: database.url,
      RPC_URL: node.rpcUrls.join(","),
      CHAIN_ID: String(place.deployment.chainId),
    },
    ...{ LODE_DEPLOYMENT: place.deploymentFile, LOG_LEVEL: "debug", INDEXER_PORT: "0" },
  };
  const child: ChildProcess = spawn(process.execPath, ["indexer/main.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  let failure: Error | undefined;
  let ending = false;
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => place.hear(String(chunk).trimEnd()));
  child.once("exit", (code, signal) => {
    if (!ending) failure = new Error(`the indexer's process ended with ${code ?? signal}`);
  });
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    ending = true;
    child.kill(signal);
    await ended;
    node.close();
    database.close();
  };
  return {
    ...{ node, database, failure: () => failure, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") },
  };
}

async function openWays({ database, rpcUrl, faults }: Place) {
  const nodes = await Promise.all(faults.map((ofOne) => startFaultyNode(rpcUrl, ofOne)));
  return { node: oneOf(nodes), database: await startFaultyDatabase(database.url) };
}

/** Several endpoints, held and closed as one. */
function oneOf(nodes: FaultyNode[]) {
  return {
    rpcUrls: nodes.map(({ rpcUrl }) => rpcUrl),
    holdAfter: (count: number, patienceMs: number) =>
      Promise.race(nodes.map((node) => node.holdAfter(count, patienceMs))),
    resume: () => nodes.forEach((node) => void node.resume()),
    close: () => nodes.forEach((node) => void node.close()),
  };
}

function loud(hear: (line: string) => void): Logger {
  const say = (level: string) => (message: string, fields?: object) =>
    hear(
      `${level} ${message} ${JSON.stringify(fields ?? {}, (_, value) => (typeof value === "bigint" ? String(value) : value))}`,
    );
  return { ...createLogger("silent"), debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
}
