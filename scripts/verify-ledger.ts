import { BaseError } from "viem";
import { readDeployment } from "#chain/read-deployment.ts";
import { env } from "#env.ts";
import { hideSecrets } from "#indexer/hide-secrets.ts";
import { createDatabase } from "#prisma/client.ts";
import { flag, parseOptions, text } from "#scripts/command-line.ts";
import { runCommand, UsageError } from "#scripts/terminal.ts";
import { sayProgress } from "./verify-ledger/progress.ts";
import { writeReport } from "./verify-ledger/report.ts";
import { type Verification, verifyLedger } from "./verify-ledger/verify-ledger.ts";

// Ends with 1 and the first difference when any two disagree.
const usage = `npm run verify-ledger -- [options]
  --api URL       the web server's answers and CSVs too, such as http://127.0.0.1:3000
  --sample N      and what random slices earned with random payouts, one by one; the node must remember those blocks
  --seed S        which random ones (default: 1)
  --report FILE   all that was found, as JSON`;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { api: text, sample: text, seed: text, report: text, help: flag });
  if (values.help) return console.log(usage);
  const size = readCount("--sample", values.sample ?? "0");
  const seed = readCount("--seed", values.seed ?? "1");
  const db = createDatabase(env.DATABASE_URL);
  try {
    const deployment = readDeployment(env.CHAIN_ID);
    const { api } = values;
    const sample = size > 0 ? { size, seed } : undefined;
    const done = await verifyLedger(db, deployment, { rpcUrl: env.RPC_URL, api, sample, told: sayProgress() });
    if (values.report !== undefined) writeReport(values.report, env.CHAIN_ID, done);
    say(done, { api, seed });
  } catch (error) {
    throw new Error(sentenceOf(error), { cause: error });
  } finally {
    await db.$disconnect();
  }
}

function say(done: Verification, { api, seed }: { api: string | undefined; seed: number }) {
  const { differences, sampled } = done;
  const sources = api ? `chain, database and API${done.csv ? ", with its CSVs" : ""}` : "chain and database";
  console.log(
    `Block ${done.blockNumber}: ${done.batches} batches, ${done.slices} slices, ${done.owners} owners; ` +
      `${done.compared} values compared between ${sources}.`,
  );
  if (api && !done.csv) console.log("CSVs were not compared as a whole: the web server answered for another block.");
  if (sampled > 0) console.log(`Of them ${sampled} random slice-payouts, one by one (seed ${seed}).`);
  const [first] = differences;
  if (!first) return console.log("They agree to the base unit.");
  console.error(
    `${differences.length} differ. The first: ${first.what} is ${first.chain} on chain, ${first.found} in the ${first.where}.`,
  );
  process.exitCode = 1;
}

function readCount(option: string, written: string): number {
  if (!/^\d{1,9}$/.test(written)) throw new UsageError(`${option} is "${written}", which is not a whole number.`);
  return Number(written);
}

/** What a node or a driver says may hold addresses with keys in them. */
function sentenceOf(error: unknown): string {
  const said =
    error instanceof BaseError
      ? `${error.shortMessage.split("\n")[0]} ${error.details}`.slice(0, 500)
      : error instanceof Error
        ? error.message
        : String(error);
  const pruned = /missing trie node|state .*not available|pruned|header not found|unknown block|OutOfRange/i.test(said);
  const next = "The node does not remember that block: RPC_URL must name one that does (an archive node).";
  return hideSecrets(env.DATABASE_URL, env.DATABASE_READ_URL, ...env.RPC_URLS)(pruned ? `${said}\n${next}` : said);
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
