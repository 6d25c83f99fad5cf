import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv as parseDotenv } from "node:util";
import { parseEnv, env as settings } from "#env.ts";
import { freePort, portNear } from "./ports.ts";

export type Places = {
  web: number;
  chain: number;
  database: number;
  indexer: number;
  bitcoin: number;
  webUrl: string;
  rpcUrl: string;
  bitcoinRpcUrl: string;
  bitcoinEsploraUrl: string;
  databaseUrl: string;
  deploymentFile: string;
  /** Whether the database is the one that comes with the packages, started and stopped with the stack. */
  ownDatabase: boolean;
  /** One sentence per port that is not the preferred one. */
  moved: string[];
};

// Set by hand, in the environment or in .env; not the default, and not what a run before this one left in running.env.
function databaseOfTheUser(): string | undefined {
  const running = join(settings.LODE_HOME, "running.env");
  const handed = existsSync(running) ? parseDotenv(readFileSync(running, "utf8")).DATABASE_URL : undefined;
  return [parseEnv({}).DATABASE_URL, handed].includes(settings.DATABASE_URL) ? undefined : settings.DATABASE_URL;
}

/** Decides where each part of the stack listens: on the ports of the settings or near them, or ("free") on any free ones. */
export async function choosePlaces(home: string, ports: "preferred" | "free"): Promise<Places> {
  const taken = new Set<number>();
  const moved: string[] = [];
  const choose = async (what: string, preferred: number) => {
    const port = ports === "free" ? await freePort(taken) : await portNear(preferred, taken);
    if (ports === "preferred" && port !== preferred) moved.push(`Port ${preferred} is busy: ${what} moves to ${port}.`);
    taken.add(port);
    return port;
  };
  const web = await choose("the web server", settings.WEB_PORT);
  const chain = await choose("the local chain", settings.CHAIN_PORT);
  const indexer = await choose("the indexer's /health", settings.INDEXER_PORT);
  const bitcoin = await choose("the regtest Bitcoin", settings.BITCOIN_PORT);
  const given = ports === "preferred" ? databaseOfTheUser() : undefined;
  const database = given === undefined ? await choose("PostgreSQL", settings.DATABASE_PORT) : settings.DATABASE_PORT;
  return {
    web,
    chain,
    database,
    indexer,
    bitcoin,
    webUrl: `http://127.0.0.1:${web}`,
    rpcUrl: `http://127.0.0.1:${chain}`,
    bitcoinRpcUrl: `http://127.0.0.1:${bitcoin}/`,
    bitcoinEsploraUrl: `http://127.0.0.1:${bitcoin}/api`,
    databaseUrl: given ?? `postgresql://lode:lode@127.0.0.1:${database}/lode`,
    ownDatabase: given === undefined,
    deploymentFile: join(home, "deployment.json"),
    moved,
  };
}

/** The environment every process of the stack gets; the same names `env.ts` reads. */
export function surroundingsOf(places: Places, home: string, daySeconds: number): NodeJS.Dict<string> {
  const { NODE_ENV: _, ...outside } = process.env; // each program decides for itself whether it is a development one
  return {
    ...outside,
    DATABASE_URL: places.databaseUrl,
    ...(places.ownDatabase && { DATABASE_READ_URL: places.databaseUrl }), // there is no replica of it
    RPC_URL: places.rpcUrl,
    PUBLIC_RPC_URL: places.rpcUrl,
    BITCOIN_RPC_URL: places.bitcoinRpcUrl,
    BITCOIN_ESPLORA_URL: places.bitcoinEsploraUrl,
    CHAIN_ID: "31337",
    LODE_HOME: home,
    LODE_DEPLOYMENT: places.deploymentFile,
    WEB_PORT: String(places.web),
    CHAIN_PORT: String(places.chain),
    DATABASE_PORT: String(places.database),
    BITCOIN_PORT: String(places.bitcoin),
    INDEXER_PORT: String(places.indexer),
    LODE_DAY_SECONDS: String(daySeconds),
    NEXT_TELEMETRY_DISABLED: "1",
    FORCE_COLOR: "0",
  };
}
