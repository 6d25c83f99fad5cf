// Says which Bitcoin address a pool pays for a batch, so that payments to it can be proven.
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { describeRegisterScript, registerScript } from "#chain/calls/register-script.ts";
import { toHex } from "#domain/bitcoin/bytes.ts";
import { hashOfScript } from "#domain/bitcoin/hash.ts";
import { env } from "#env.ts";
import { readScript } from "#evidence/bitcoin/address.ts";
import { showScript, showTime } from "#scripts/bitcoin/show-payment.ts";
import { findAddress, parseOptions, readBatchId, signing, signingUsage, text } from "#scripts/command-line.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { readBatch } from "#scripts/post-payout/read-batch.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run register-script -- --batch N --address ADDRESS [options]
  --batch N             the batch that payments shall count for
  --address ADDRESS     Bitcoin address that the pool pays; an output script in hex after 0x will do, too
${signingUsage("the operator")}`;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { batch: text, address: text, ...signing });
  if (values.help) return console.log(usage);
  const batchId = readBatchId(values.batch);
  if (values.address === undefined) throw new UsageError("Say where the pool pays: --address bc1q….");
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const bytes = readScript(values.address, deployment.bitcoinNetwork);
  const { operator } = await readBatch(client, deployment, batchId);
  const payee = showScript(bytes, deployment.bitcoinNetwork);
  const readRegistered = () =>
    client.readContract({
      address: deployment.payoutProofs,
      abi: payoutProofsAbi,
      functionName: "scriptOf",
      args: [hashOfScript(bytes)],
    });
  const known = await readRegistered();
  if (known.from !== 0 && known.batchId === batchId) {
    return console.log(`Payments to ${payee} count for batch ${batchId} already, from ${showTime(known.from)} on.`);
  }
  console.log(describeRegisterScript({ batchId, payee }));
  console.log("They count from the start of the next period on, or of the term where that is still to come.");
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm("Register it? [y/N] "))) return console.log("Nothing was registered.");
  const { keystore } = values;
  const from = findAddress("--from", values.from) ?? (keystore === undefined ? operator : undefined);
  const signer = await openSigner({ rpcUrl, from, keystore });
  const call = registerScript(deployment, { batchId, script: toHex(bytes) });
  const hash = await explaining(deployment, () => sendCall(signer, call));
  const registered = await readRegistered();
  console.log(`Registered: ${hash}. Payments in blocks from ${showTime(registered.from)} on count.`);
  console.log(`Prove them with \`npm run prove-payment -- --batch ${batchId}\`.`);
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
