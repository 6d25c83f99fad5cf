import type { Deployment } from "#chain/deployment.ts";
import type { Database } from "#prisma/client.ts";
import type { ChainClient } from "./chain/chain-client.ts";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./operations/metrics.ts";

/** What a running indexer works with. */
export type Context = {
  db: Database;
  chain: ChainClient;
  chainId: number;
  /** A chain that may start again from nothing: its rows may be wiped. Everywhere else that needs a person. */
  isLocal: boolean;
  /** Read anew at each check: a local chain that starts again is deployed to again. */
  findDeployment: () => Deployment | undefined;
  log: Logger;
  metrics: Metrics;
  signal: AbortSignal;
};
