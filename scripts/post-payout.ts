// The operator's worker: a pool's record in, payouts on the chain out. Safe to run again at any time, and to kill.
import { readFileSync } from "node:fs";
import { env } from "#env.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { type Options, readOptions, usage } from "#scripts/post-payout/options.ts";
import { planPayouts } from "#scripts/post-payout/plan.ts";
import { postPlan } from "#scripts/post-payout/post.ts";
import { showPlan } from "#scripts/post-payout/show.ts";
import { confirm, explaining, openDeployment, runCommand, UsageError } from "#scripts/terminal.ts";

async function run(options: Options): Promise<void> {
  const record = readFile(options.record);
  const rpcUrl = options.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const plan = await planPayouts(client, deployment, { ...options, record });
  console.log(showPlan(deployment, plan));
  if (options.dryRun) return console.log("Dry run: nothing was signed.");
  if (!options.yes && !(await confirm("Post this? [y/N] "))) return console.log("Nothing was posted.");
  const { keystore } = options;
  const from = options.from ?? (keystore === undefined ? plan.batch.operator : undefined);
  const signer = await openSigner({ rpcUrl, from, keystore });
  const tell = (hash: string, periods: number[]) =>
    console.log(`Posted ${periods.length === 1 ? "period" : "periods"} ${periods.join(", ")}: ${hash}`);
  await explaining(deployment, () => postPlan(signer, deployment, plan, tell));
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(`${path} cannot be read. Check the path given with --record.`);
  }
}

if (import.meta.main) {
  await runCommand(usage, async () => {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) console.log(usage);
    else await run(options);
  });
}
