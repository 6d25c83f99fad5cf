import type { Deployment } from "#chain/deployment.ts";
import type { Database } from "#prisma/client.ts";
import { compareApi, findApiBlock } from "./compare-api.ts";
import { compareDatabase } from "./compare-database.ts";
import { createComparison, type Difference } from "./difference.ts";
import { createChainReader } from "./read-chain.ts";
import { readDatabase } from "./read-database.ts";

/** Tries to catch database and web server on the same block while both move on. */
const ATTEMPTS = 10;

export type Verification = {
  blockNumber: bigint;
  batches: number;
  slices: number;
  owners: number;
  compared: number;
  differences: Difference[];
};

/** Compares the chain's own views at the indexed block with the database, and with the web server where `api` is given. */
export async function verifyLedger(
  db: Database,
  deployment: Deployment,
  { rpcUrl, api }: { rpcUrl: string; api?: string | undefined },
): Promise<Verification> {
  for (let attempt = 1; ; attempt++) {
    const stored = await readDatabase(db, deployment.chainId);
    const { blockNumber, blockHash } = stored.cursor;
    const chain = createChainReader(rpcUrl, deployment, blockNumber);
    const comparison = createComparison();
    comparison.compare("database", `the hash of block ${blockNumber}`, await chain.blockHash(), blockHash);
    const found = await compareDatabase(chain, stored, comparison);
    if (api) {
      const before = await findApiBlock(api);
      const fromApi = createChainReader(rpcUrl, deployment, before);
      await compareApi(api, fromApi, found, comparison);
      // Blocks that came while we asked make answers of two moments: ask again.
      if (comparison.differences.length > 0 && (await findApiBlock(api)) !== before && attempt < ATTEMPTS) continue;
    }
    const { batchIds, sliceIds, owners } = found;
    const counts = { batches: batchIds.length, slices: sliceIds.length, owners };
    return { blockNumber, ...counts, compared: comparison.compared, differences: comparison.differences };
  }
}
