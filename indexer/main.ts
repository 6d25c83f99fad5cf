import { isLocal } from "#chain/networks.ts";
import { findDeployment } from "#chain/read-deployment.ts";
import { env } from "#env.ts";
import { createDatabase } from "#prisma/client.ts";
import { createChainClient } from "./chain/chain-client.ts";
import { HaltError } from "./errors.ts";
import { createLogger } from "./logger.ts";
import { run } from "./run.ts";

// The process: chain → database. Ends with 0 when asked to (SIGINT, SIGTERM), with 1 and a sentence when somebody must act.
const log = createLogger(env.LOG_LEVEL);
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    log.info("Stopping after the blocks under way.");
    stop.abort();
  });
}

const db = createDatabase(env.DATABASE_URL, { connections: 4 });
try {
  await run({
    db,
    databaseUrl: env.DATABASE_URL,
    chain: createChainClient(env.RPC_URL, { looseLinks: isLocal(env.CHAIN_ID) }),
    chainId: env.CHAIN_ID,
    isLocal: isLocal(env.CHAIN_ID),
    findDeployment: () => findDeployment(env.CHAIN_ID),
    log,
    signal: stop.signal,
  });
} catch (error) {
  process.exitCode = 1;
  if (error instanceof HaltError) log.error(error.message);
  else log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  await db.$disconnect();
}
