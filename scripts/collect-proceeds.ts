// Pays out what the escrow released to the operator of a batch.
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { collectProceeds, describeCollectProceeds } from "#chain/calls/collect-proceeds.ts";
import { env } from "#env.ts";
import { findAddress, parseOptions, readBatchId, signing, signingUsage, text } from "#scripts/command-line.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { readBatch } from "#scripts/post-payout/read-batch.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand } from "#scripts/terminal.ts";

const usage = `npm run collect-proceeds -- --batch N [options]
  --batch N             the batch whose proceeds to collect
  --to ADDRESS          who receives them (default: the operator)
${signingUsage("the operator")}`;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { batch: text, to: text, ...signing });
  if (values.help) return console.log(usage);
  const batchId = readBatchId(values.batch);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const { operator } = await readBatch(client, deployment, batchId);
  const { proceeds, paymentToken } = await client.readContract({
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "batchAccount",
    args: [batchId],
  });
  const to = findAddress("--to", values.to) ?? operator;
  if (proceeds === 0n) return console.log(`Batch ${batchId} has no proceeds to collect now.`);
  console.log(describeCollectProceeds(deployment, { batchId, to, amount: proceeds, paymentToken }));
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm("Collect it? [y/N] "))) return console.log("Nothing was collected.");
  const { keystore } = values;
  const from = findAddress("--from", values.from) ?? (keystore === undefined ? operator : undefined);
  const signer = await openSigner({ rpcUrl, from, keystore });
  const hash = await explaining(deployment, () => sendCall(signer, collectProceeds(deployment, { batchId, to })));
  console.log(`Collected: ${hash}`);
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
