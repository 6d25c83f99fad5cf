import { parseArgs } from "node:util";
import { readDeployment } from "#chain/read-deployment.ts";
import { env } from "#env.ts";
import { createDatabase } from "#prisma/client.ts";
import { verifyLedger } from "./verify-ledger/verify-ledger.ts";

// npm run verify-ledger [-- --api http://127.0.0.1:3000]: ends with 1 and the first difference when any two disagree.
const { values } = parseArgs({ options: { api: { type: "string" } } });
const db = createDatabase(env.DATABASE_URL);
try {
  const deployment = readDeployment(env.CHAIN_ID);
  const { differences, ...done } = await verifyLedger(db, deployment, { rpcUrl: env.RPC_URL, api: values.api });
  const sources = values.api ? "chain, database and API" : "chain and database";
  console.log(
    `Block ${done.blockNumber}: ${done.batches} batches, ${done.slices} slices, ${done.owners} owners; ` +
      `${done.compared} values compared between ${sources}.`,
  );
  const [first] = differences;
  if (first) {
    console.error(
      `${differences.length} differ. The first: ${first.what} is ${first.chain} on chain, ${first.found} in the ${first.where}.`,
    );
    process.exitCode = 1;
  } else {
    console.log("They agree to the base unit.");
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}
