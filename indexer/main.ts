import { isLocal } from "#chain/networks.ts";
import { findDeployment } from "#chain/read-deployment.ts";
import { env } from "#env.ts";
import { createDatabase } from "#prisma/client.ts";
import { createChainClient } from "./chain/chain-client.ts";
import { HaltError } from "./errors.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { createLogger } from "./logger.ts";
import { createMetrics } from "./operations/metrics.ts";
import { serveOperations } from "./operations/server.ts";
import { stopOnSignals } from "./operations/stop-on-signals.ts";
import { run } from "./run.ts";

// The process: chain → database. Ends with 0 when asked to (SIGINT, SIGTERM), with 1 and a sentence when somebody must act.
const hide = hideSecrets(env.DATABASE_URL, ...env.RPC_URLS);
const log = createLogger(env.LOG_LEVEL, { hide, fields: { chainId: env.CHAIN_ID } });
const metrics = createMetrics(env.CHAIN_ID);
const stop = stopOnSignals(log, metrics);
const fail = (error: unknown) => {
  process.exitCode = 1;
  if (error instanceof HaltError) log.error(error.message, { code: "halted" });
  else log.error(error instanceof Error ? (error.stack ?? error.message) : String(error), { code: "fault" });
};
// Node would print these itself, with whatever addresses are in them.
process.on("uncaughtException", (error) => {
  fail(error);
  process.exit();
});

const operations = serveOperations({ host: env.INDEXER_HOST, port: env.INDEXER_PORT, metrics, log, hide });
const db = createDatabase(env.DATABASE_URL, { connections: 4 });
const chain = createChainClient(env.RPC_URLS, {
  looseLinks: isLocal(env.CHAIN_ID),
  agreement: env.RPC_AGREEMENT,
  requestsPerSecond: env.RPC_REQUESTS_PER_SECOND,
  log,
  onRequest: metrics.requested,
  onError: metrics.requestFailed,
});
try {
  await run({
    db,
    databaseUrl: env.DATABASE_URL,
    chain,
    chainId: env.CHAIN_ID,
    isLocal: isLocal(env.CHAIN_ID),
    findDeployment: () => findDeployment(env.CHAIN_ID),
    log,
    metrics,
    signal: stop,
  });
} catch (error) {
  fail(error);
} finally {
  operations.close();
  chain.close();
  await db.$disconnect();
  process.exit(); // whatever a node still has to answer, nobody waits for it
}
