// Names a set of admitted attesters, for batches and sites to be judged by. It never changes, so it shows it first.
import { parseEventLogs, publicActions } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { ATTESTER_KINDS } from "#chain/attester-kinds.ts";
import { createAttesterSet, describeCreateAttesterSet } from "#chain/calls/create-attester-set.ts";
import { env } from "#env.ts";
import {
  findAddress,
  parseOptions,
  readAddress,
  readNumber,
  signing,
  signingUsage,
  text,
  texts,
} from "#scripts/command-line.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run create-attester-set -- --attester ADDRESS [options]
  --attester ADDRESS    an attester whom governance admitted; may be repeated
  --threshold N         how many of them must sign (default: all)
${signingUsage("the sender")}`;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { attester: texts, threshold: text, ...signing });
  if (values.help) return console.log(usage);
  const attesters = (values.attester ?? []).map((written) => readAddress("--attester", written));
  if (attesters.length === 0) throw new UsageError("Say who is in the set: --attester ADDRESS.");
  const threshold = values.threshold === undefined ? attesters.length : readNumber("--threshold", values.threshold);
  const from = findAddress("--from", values.from);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const registry = { address: deployment.attesterRegistry, abi: attesterRegistryAbi } as const;
  console.log(describeCreateAttesterSet({ attesters, threshold }));
  for (const attester of attesters) {
    const kind = await client.readContract({ ...registry, functionName: "kindOf", args: [attester] });
    console.log(`  ${attester}: ${kind === 0 ? "not admitted" : ATTESTER_KINDS[kind]}`);
  }
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm("Create it? [y/N] "))) return console.log("Nothing was created.");
  const signer = await openSigner({ rpcUrl, from, keystore: values.keystore });
  const call = createAttesterSet(deployment, { attesters, threshold });
  const hash = await explaining(deployment, () => sendCall(signer, call));
  const { logs } = await signer.extend(publicActions).getTransactionReceipt({ hash });
  const [created] = parseEventLogs({ abi: attesterRegistryAbi, eventName: "SetCreated", logs });
  console.log(
    `Attester set ${created?.args.set} is created, for evidence up to level ${created?.args.highestLevel}: ${hash}`,
  );
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
