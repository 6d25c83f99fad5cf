// Creates a batch from a terms file, flags, or both (flags win). Its terms can never be changed, so it shows them first.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isAddress, publicActions } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { createBatch, describeCreateBatch } from "#chain/calls/create-batch.ts";
import { env } from "#env.ts";
import { type Field, fieldNames, fields, flagOf } from "#scripts/create-batch/fields.ts";
import { type Fields, readTermsFile, termsFrom } from "#scripts/create-batch/read-terms.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run create-batch -- --terms FILE [options]
  --terms FILE                 JSON with any of the fields below, in camelCase (saleStart, powerUsdPerKwh …)
${fieldNames.map((field) => `  --${flagOf(field).padEnd(26)} ${fields[field]}`).join("\n")}
  --rpc URL                    the chain's node (default: RPC_URL)
  --from ADDRESS               the operator's account (default: the keystore's, or the node's first unlocked one)
  --keystore FILE              encrypted keystore of the operator; password from LODE_KEYSTORE_PASSWORD or asked for
  --yes                        do not ask before signing
  --dry-run                    show the terms, and sign nothing`;

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const fieldOptions = Object.fromEntries(fieldNames.map((field) => [flagOf(field), text]));

function parse(args: string[]) {
  try {
    const options = { terms: text, rpc: text, from: text, keystore: text, yes: flag, "dry-run": flag, help: flag };
    return parseArgs({ args, options: { ...fieldOptions, ...options } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function given(values: Record<string, unknown>): Fields {
  const flags = fieldNames.flatMap((field): [Field, string][] => {
    const value = values[flagOf(field)];
    return typeof value === "string" ? [[field, value]] : [];
  });
  return {
    ...(typeof values.terms === "string" ? readTermsFile(readFile(values.terms)) : {}),
    ...Object.fromEntries(flags),
  };
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`${path} cannot be read. Check the path given with --terms.`);
  }
}

async function run(args: string[]): Promise<void> {
  const { values } = parse(args);
  if (values.help) return console.log(usage);
  if (values.from !== undefined && !isAddress(values.from)) {
    throw new UsageError(`--from is "${values.from}", which is not an address.`);
  }
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { deployment } = await openDeployment(rpcUrl);
  const batch = termsFrom(given(values), deployment);
  console.log(describeCreateBatch(deployment, batch));
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm("Create it? [y/N] "))) return console.log("Nothing was created.");
  const signer = await openSigner({ rpcUrl, from: values.from, keystore: values.keystore });
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
