// Proves on chain that Bitcoin payments reached a batch. Anybody may, with any account; safe to run again at any time.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { provePayment } from "#chain/calls/prove-payment.ts";
import { writeProofFile } from "#domain/bitcoin/proof-file.ts";
import { env } from "#env.ts";
import { openBitcoin } from "#scripts/bitcoin/open-bitcoin.ts";
import { outputsOf, paymentsOf } from "#scripts/bitcoin/outputs-to-prove.ts";
import { isProven, nameOf, type On, type Planned, planProofs } from "#scripts/bitcoin/plan-proofs.ts";
import { readRelay } from "#scripts/bitcoin/relay-anchors.ts";
import { showPayment, showTime } from "#scripts/bitcoin/show-payment.ts";
import { findAddress, parseOptions, readBatchId, signing, signingUsage, text } from "#scripts/command-line.ts";
import { openSigner, type Signer } from "#scripts/deploy/signer.ts";
import { readBatch } from "#scripts/post-payout/read-batch.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run prove-payment -- (--batch N | --txid TXID) [options]
  --batch N             all payments to the scripts of batch N
  --since PERIOD        with --batch: only those in blocks of this period or later (default: 0)
  --txid TXID           this transaction, as explorers write it
  --vout N              with --txid: this output of it alone (default: each that pays a registered script)
  --block HASH          with --txid: its block, for a node without an index of transactions
  --out DIR             write each proof to a file there, too
${signingUsage("anybody")}`;

type Ready = Extract<Planned, { state: "ready" }>;

async function run(args: string[]): Promise<void> {
  const own = { batch: text, since: text, txid: text, vout: text, block: text, out: text };
  const values = parseOptions(args, { ...own, ...signing });
  if (values.help) return console.log(usage);
  const asked = readAsked(values);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const on: On = {
    client,
    deployment,
    source: await openBitcoin(deployment),
    relay: await readRelay(client, deployment),
  };
  const planned = await explaining(deployment, () => plan(on, asked));
  const ready = planned.filter((one): one is Ready => one.state === "ready");
  show(on, planned);
  if (values.out !== undefined) writeFiles(values.out, ready);
  if (ready.length === 0) return console.log("Nothing to prove now.");
  const gas = ready.reduce((sum, one) => sum + one.gas, 0n);
  console.log(`${ready.length === 1 ? "1 proof" : `${ready.length} proofs`}: about ${gas} gas.`);
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm("Prove this? [y/N] "))) return console.log("Nothing was proven.");
  const signer = await openSigner({ rpcUrl, from: findAddress("--from", values.from), keystore: values.keystore });
  for (const one of ready) await explaining(deployment, () => prove(on, signer, one));
  const batches = [...new Set(ready.map(({ batchId }) => batchId))];
  for (const batchId of batches) await showWhatWaits(on, batchId);
}

type Asked = { batchId: bigint; since: number } | { txid: string; vout: number | undefined; block: string | undefined };

function readAsked(values: Partial<Record<"batch" | "since" | "txid" | "vout" | "block", string>>): Asked {
  const { batch, since, txid, vout, block } = values;
  if ((batch === undefined) === (txid === undefined)) {
    throw new UsageError("Say what to prove: all payments of a batch (--batch 1), or one transaction (--txid …).");
  }
  const whole = (option: string, written: string) => {
    if (!/^\d{1,9}$/.test(written)) throw new UsageError(`${option} is "${written}"; write a whole number.`);
    return Number(written);
  };
  if (txid === undefined) {
    if (vout !== undefined || block !== undefined) throw new UsageError("--vout and --block go with --txid.");
    return { batchId: readBatchId(batch), since: since === undefined ? 0 : whole("--since", since) };
  }
  if (since !== undefined) throw new UsageError("--since goes with --batch.");
  for (const [option, hash] of Object.entries({ "--txid": txid, "--block": block })) {
    if (hash === undefined || /^[0-9a-fA-F]{64}$/.test(hash)) continue;
    throw new UsageError(`${option} is "${hash}"; write its 64 hexadecimal digits.`);
  }
  return {
    txid: txid.toLowerCase(),
    vout: vout === undefined ? undefined : whole("--vout", vout),
    block: block?.toLowerCase(),
  };
}

async function plan(on: On, asked: Asked): Promise<Planned[]> {
  if ("batchId" in asked) {
    const { batchId } = asked;
    const { postable } = await readBatch(on.client, on.deployment, batchId);
    if (asked.since >= postable.periods) {
      throw new UsageError(`--since is ${asked.since}, and batch ${batchId} has periods 0 to ${postable.periods - 1}.`);
    }
    const since = postable.termStart + asked.since * postable.periodSeconds;
    const payments = await paymentsOf(on, batchId, since);
    if (payments.length === 0) {
      console.log(`No payment to the scripts of batch ${batchId} is in a block since ${showTime(since)}.`);
    }
    return planProofs(on, payments, batchId);
  }
  const { txid, vout, block } = asked;
  const outputs = vout === undefined ? await outputsOf(on, txid, block) : [{ txid, vout, block }];
  if (outputs.length === 0) console.log(`Transaction ${txid} pays no script that a batch registered.`);
  return planProofs(on, outputs);
}

function show({ deployment }: On, planned: readonly Planned[]): void {
  const proven = planned.filter(({ state }) => state === "proven");
  const [only] = proven;
  if (proven.length > 1) console.log(`${proven.length} payments are proven already.`);
  else if (only !== undefined) console.log(`${nameOf(only.wanted)} is proven already.`);
  for (const one of planned) {
    if (one.state === "skipped") console.log(`Skipped ${nameOf(one.wanted)}: ${one.why}.`.replace(/\.\.$/, "."));
    if (one.state !== "ready") continue;
    const { built, batchId, period } = one;
    const counts = `for           batch ${batchId}, period ${period}`;
    console.log(`${showPayment(built.payment, deployment.bitcoinNetwork)}\n${counts}\n`);
  }
}

function writeFiles(folder: string, ready: readonly Ready[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { built, wanted } of ready) {
    const path = join(folder, `payment-proof-${wanted.txid.slice(0, 16)}-${wanted.vout}.json`);
    writeFileSync(path, writeProofFile(built.proof));
    console.log(`Written: ${path}. Check it with \`npm run verify-proof -- ${path}\`.`);
  }
}

async function prove(on: On, signer: Signer, { built, wanted }: Ready): Promise<void> {
  try {
    const hash = await sendCall(signer, provePayment(on.deployment, built.proof));
    const { gasUsed } = await on.client.getTransactionReceipt({ hash });
    console.log(`Proven ${nameOf(wanted)}: ${hash} (${gasUsed} gas)`);
  } catch (error) {
    // Somebody else was faster: that is as good.
    if (!(await isProven(on, wanted))) throw error;
    console.log(`Skipped ${nameOf(wanted)}: somebody else proved it meanwhile.`);
  }
}

async function showWhatWaits({ client, deployment }: On, batchId: bigint): Promise<void> {
  const { evidenceRequired } = await client.readContract({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "terms",
    args: [batchId],
  });
  if (evidenceRequired === 3) console.log(`See what that releases: \`npm run settle-held -- --batch ${batchId}\`.`);
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
