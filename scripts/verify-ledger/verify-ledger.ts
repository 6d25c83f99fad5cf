import type { Deployment } from "#chain/deployment.ts";
import type { Database } from "#prisma/client.ts";
import { compareApi, findApiBlock } from "./compare-api.ts";
import { compareDatabase } from "./compare-database.ts";
import { type Comparison, createComparison, type Difference } from "./difference.ts";
import type { Told } from "./progress.ts";
import { createChainReader } from "./read-chain.ts";
import { readDatabase } from "./read-database.ts";
import { compareSample } from "./sample.ts";

/** Tries to catch database and web server on the same block while both move on. */
const ATTEMPTS = 10;

export type Verification = {
  blockNumber: bigint;
  blockHash: string;
  batches: number;
  slices: number;
  owners: number;
  compared: number;
  /** Values compared, by source and kind. */
  counts: Comparison["counts"];
  /** Slice-payouts that were compared one by one. */
  sampled: number;
  /** Whether the CSVs were: the web server must be at the database's block for that. */
  csv: boolean;
  differences: Difference[];
};

export type VerifyOptions = {
  rpcUrl: string;
  api?: string | undefined;
  sample?: { size: number; seed: number } | undefined;
  told?: Told;
};

/** Compares the chain's own views at the indexed block with the database, and with the web server where `api` is given. */
export async function verifyLedger(
  db: Database,
  deployment: Deployment,
  { rpcUrl, api, sample, told = () => {} }: VerifyOptions,
): Promise<Verification> {
  for (let attempt = 1; ; attempt++) {
    const stored = await readDatabase(db, deployment.chainId);
    const { blockNumber, blockHash } = stored.cursor;
    const apiBlock = api === undefined ? undefined : await findApiBlock(api);
    if (apiBlock !== undefined && apiBlock !== blockNumber && attempt < ATTEMPTS) continue;
    const csv = apiBlock === blockNumber;
    const chain = createChainReader(rpcUrl, deployment, blockNumber);
    const comparison = createComparison();
    comparison.compare("database", `the hash of block ${blockNumber}`, await chain.blockHash(), blockHash);
    const found = await compareDatabase(chain, stored, comparison, told);
    if (api !== undefined && apiBlock !== undefined) {
      const fromApi = createChainReader(rpcUrl, deployment, apiBlock);
      await compareApi(api, fromApi, { ...found, earned: csv ? found.earned : undefined }, comparison, told);
      // Blocks that came while we asked make answers of two moments: ask again.
      if (comparison.differences.length > 0 && (await findApiBlock(api)) !== apiBlock && attempt < ATTEMPTS) continue;
    }
    const sampled = sample ? await compareSample(db, deployment, comparison, { ...sample, api, rpcUrl, told }) : 0;
    const { batchIds, sliceIds, owners } = found;
    const { compared, counts, differences } = comparison;
    const sizes = { batches: batchIds.length, slices: sliceIds.length, owners };
    return { blockNumber, blockHash, ...sizes, compared, counts, sampled, csv, differences };
  }
}
