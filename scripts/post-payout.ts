// The operator's worker: a pool's record in, payouts on the chain out. Safe to run again at any time, and to kill.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { createPublicClient, http } from "viem";
import { explainError } from "#chain/explain-error.ts";
import { networkOf } from "#chain/networks.ts";
import { readDeployment } from "#chain/read-deployment.ts";
import { env } from "#env.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { type Options, readOptions, UsageError, usage } from "#scripts/post-payout/options.ts";
import { planPayouts } from "#scripts/post-payout/plan.ts";
import { postPlan } from "#scripts/post-payout/post.ts";
import { showPlan } from "#scripts/post-payout/show.ts";

async function run(options: Options): Promise<void> {
  const rpcUrl = options.rpc ?? env.RPC_URL;
  const transport = http(rpcUrl);
  const chainId = await createPublicClient({ transport }).getChainId();
  const client = createPublicClient({ chain: networkOf(chainId, rpcUrl), transport });
  const deployment = readDeployment(chainId);
  const plan = await planPayouts(client, deployment, { ...options, record: readFile(options.record) });
  console.log(showPlan(deployment, plan));
  if (options.dryRun) return console.log("Dry run: nothing was signed.");
  if (!options.yes && !(await confirm("Post this? [y/N] "))) return console.log("Nothing was posted.");
  const { keystore } = options;
  const from = options.from ?? (keystore === undefined ? plan.batch.operator : undefined);
  const signer = await openSigner({ rpcUrl, from, keystore });
  await postPlan(signer, deployment, plan, (hash, periods) => {
    console.log(`Posted ${periods.length === 1 ? "period" : "periods"} ${periods.join(", ")}: ${hash}`);
  });
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(`${path} cannot be read. Check the path given with --record.`);
  }
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UsageError("Nobody is at the terminal to confirm. Add --yes to post without asking.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Sentences of ours as they are; whatever the node or the contracts threw, explained. */
function sentenceOf(error: unknown): string {
  const ours =
    error instanceof Error && !("shortMessage" in error) && error.name !== "Error" && error.name !== "TypeError";
  if (ours) return error.message;
  const { what, next } = explainError(error);
  return `${what} ${next}`;
}

if (import.meta.main) {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) console.log(usage);
    else await run(options);
  } catch (error) {
    console.error(sentenceOf(error));
    if (error instanceof UsageError) console.error(`\n${usage}`);
    process.exitCode = 1;
  }
}
