import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { env as settings } from "#env.ts";
import { bornAt, claimHome } from "./claim.ts";
import { startGuard } from "./guard.ts";
import { Parts } from "./parts.ts";
import { choosePlaces, type Places, surroundingsOf } from "./places.ts";
import { answers, findBlock, hasServer, isIndexed, listens } from "./probes.ts";
import { countSteps } from "./progress.ts";

export type StackOptions = {
  /** "preferred": the settings' ports or the next free ones. "free": any free ones. */
  ports?: "preferred" | "free";
  /** Builds the web application first, and serves the build. */
  production?: boolean;
  /** Seconds of real time per replayed day; 0: no day passes by itself, but a day somebody lets pass is posted. */
  daySeconds?: number;
  /** Where data, logs and state go; LODE_HOME if left out. */
  home?: string;
  report?: (line: string) => void;
};

export type Stack = Places & {
  home: string;
  env: NodeJS.Dict<string>;
  /** Resolves to the reason when a part dies that nothing can go on without (chain or database). */
  failed: Promise<Error>;
  stop(): Promise<void>;
};

const next = "node_modules/next/dist/bin/next";
const prisma = "node_modules/prisma/build/index.js";
const hardhat = "node_modules/hardhat/dist/src/cli.js";

/**
 * Starts PostgreSQL, a local chain with the contracts and the demo world, a regtest Bitcoin, the indexer and the web server, and waits
 * until the first page answers with all of it. Everything ends with this process, however it ends, or when `signal` aborts.
 * Throws when a step fails, after stopping what was started.
 */
export async function startStack(options: StackOptions = {}, signal?: AbortSignal): Promise<Stack> {
  const {
    ports = "preferred",
    production = false,
    daySeconds = settings.LODE_DAY_SECONDS,
    report = () => {},
  } = options;
  const home = resolve(options.home ?? settings.LODE_HOME);
  const claim = await claimHome(home);
  const running = join(home, "running.env");
  const logs = join(home, "logs");
  mkdirSync(logs, { recursive: true });
  const guard = startGuard([running, claim.file]);
  claim.note({ guardian: { pid: guard.pid, born: bornAt(guard.pid) ?? "unknown" } });
  const places = await choosePlaces(home, ports);
  for (const sentence of places.moved) report(sentence);
  const env = surroundingsOf(places, home, daySeconds);
  const parts = new Parts(guard, logs, env, report);

  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= parts.stopAll().then(() => guard.release());
    return stopped;
  };
  signal?.addEventListener("abort", () => void stop());

  try {
    if (signal?.aborted) await stop();
    await startParts(parts, places, production, report);
  } catch (error) {
    await stop();
    throw error;
  }
  const bitcoin = ["BITCOIN_RPC_URL", "BITCOIN_ESPLORA_URL"];
  const handed = ["DATABASE_URL", "RPC_URL", "PUBLIC_RPC_URL", "CHAIN_ID", "LODE_DEPLOYMENT", ...bitcoin];
  writeFileSync(running, handed.map((name) => `${name}=${env[name]}\n`).join(""));
  claim.note({ url: places.webUrl });
  return { ...places, home, env, failed: parts.failed, stop };
}

async function startParts(parts: Parts, places: Places, production: boolean, report: (line: string) => void) {
  const { rpcUrl, bitcoinEsploraUrl, databaseUrl, webUrl } = places;
  const step = countSteps(9, report);
  rmSync(places.deploymentFile, { force: true });

  await step("PostgreSQL", async () => {
    if (places.ownDatabase) await parts.require("postgres", ["scripts/dev/postgres.ts"], () => hasServer(databaseUrl));
    else await parts.wait("the database of DATABASE_URL to answer", () => hasServer(databaseUrl), 10_000);
  });
  await step("Database schema", () => parts.run("migrate", [prisma, "migrate", "deploy"]));
  // Compiling pages and compiling contracts take longest, and neither needs the other: they go side by side.
  const serving = serveWeb(parts, places, production);
  serving.catch(() => {}); // told below, or not at all where a step before it fails
  await step("Contracts", () => parts.run("contracts", [hardhat, "build", "--no-tests", "--quiet"]));
  await step("Local chain", () =>
    parts.require("chain", ["scripts/dev/chain.ts"], async () => (await findBlock(rpcUrl, "latest")) !== undefined),
  );
  await step("Regtest Bitcoin", () =>
    parts.require("bitcoin", ["scripts/dev/bitcoin.ts"], () => answers(`${bitcoinEsploraUrl}/blocks/tip/hash`)),
  );
  await step("Contracts on the chain", () => parts.run("deploy", ["scripts/deploy.ts"]));
  parts.keep("indexer", ["indexer/main.ts"]);
  await step("Demo world: four weeks of real mining days", () => parts.run("seed", ["scripts/demo/seed.ts"]));
  const head = await findBlock(rpcUrl, "latest");
  await step("Indexer has read all of it", () =>
    parts.wait("the last block", () => isIndexed(databaseUrl, rpcUrl, 31_337, head?.number ?? 0n), 120_000, "indexer"),
  );
  await step(production ? "Web server, built for production" : "Web server", async () => {
    await serving;
    await parts.wait("the first page", () => answers(webUrl), 180_000, "web");
  });
  parts.keep("replay", ["scripts/demo/replay.ts"]);
}

async function serveWeb(parts: Parts, { web, webUrl }: Places, production: boolean) {
  const listen = ["-H", "127.0.0.1", "-p", String(web)];
  if (production) {
    await parts.run("build", [next, "build"]);
    parts.keep("web", [next, "start", ...listen]);
  } else {
    parts.keep("web", [next, "dev", ...listen]);
    await parts.wait("the web server to listen", () => listens(webUrl), 180_000, "web"); // the question makes it compile the page
  }
}
