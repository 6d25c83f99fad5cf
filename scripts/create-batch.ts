// Creates a batch from a terms file, flags, or both (flags win). Its terms are for ever, so it shows them first.
import { publicActions } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { createBatch, describeCreateBatch } from "#chain/calls/create-batch.ts";
import { env } from "#env.ts";
import { findAddress, parseOptions, readBytes, signing, signingUsage, text } from "#scripts/command-line.ts";
import { type Field, fieldNames, fields, flagOf } from "#scripts/create-batch/fields.ts";
import { type Fields, readTermsFile, termsFrom } from "#scripts/create-batch/read-terms.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand } from "#scripts/terminal.ts";

const usage = `npm run create-batch -- --terms FILE [options]
  --terms FILE                 JSON with any of the fields below, in camelCase (saleStart, powerUsdPerKwh …)
${fieldNames.map((field) => `  --${flagOf(field).padEnd(26)} ${fields[field]}`).join("\n")}
${signingUsage("the operator")}`;

const fieldOptions = Object.fromEntries(fieldNames.map((field) => [flagOf(field), text]));

function given(values: Record<string, unknown>): Fields {
  const flags = fieldNames.flatMap((field): [Field, string][] => {
    const value = values[flagOf(field)];
    return typeof value === "string" ? [[field, value]] : [];
  });
  return {
    ...(typeof values.terms === "string"
      ? readTermsFile(Buffer.from(readBytes("--terms", values.terms)).toString("utf8"))
      : {}),
    ...Object.fromEntries(flags),
  };
}

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { ...fieldOptions, ...signing, terms: text });
  if (values.help) return console.log(usage);
  const from = findAddress("--from", values.from);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { deployment } = await openDeployment(rpcUrl);
  const batch = termsFrom(given(values), deployment);
  console.log(describeCreateBatch(deployment, batch));
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm("Create it? [y/N] "))) return console.log("Nothing was created.");
  const signer = await openSigner({ rpcUrl, from, keystore: values.keystore });
  const hash = await explaining(deployment, async () => {
    await approveExactly(signer, deployment, batch.terms.paymentToken, batch.terms.bond);
    return sendCall(signer, createBatch(deployment, batch));
  });
  const reader = signer.extend(publicActions);
  const { blockNumber } = await reader.getTransactionReceipt({ hash });
  const created = await reader.getContractEvents({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    eventName: "BatchCreated",
    args: { operator: signer.account.address },
    fromBlock: blockNumber,
    toBlock: blockNumber,
    strict: true,
  });
  const batchId = created.find((log) => log.transactionHash === hash)?.args.batchId;
  console.log(`Batch ${batchId} is created: ${hash}`);
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
