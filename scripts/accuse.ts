// Accuses a batch of having posted less than is proven, and ends what it does not answer. Anybody may, with any account.
import { parseEventLogs } from "viem";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { accuseBatch, describeAccuseBatch } from "#chain/calls/accuse-batch.ts";
import type { Call } from "#chain/calls/call.ts";
import { declareDefault, describeDeclareDefault } from "#chain/calls/declare-default.ts";
import { describeForfeitBond, forfeitBond } from "#chain/calls/forfeit-bond.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { env } from "#env.ts";
import { type AccusationPlan, planAccusation } from "#scripts/bitcoin/plan-accusation.ts";
import { showTime } from "#scripts/bitcoin/show-payment.ts";
import { findAddress, parseOptions, readBatchId, signing, signingUsage, text } from "#scripts/command-line.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { readBatch } from "#scripts/post-payout/read-batch.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand } from "#scripts/terminal.ts";

const usage = `npm run accuse -- --batch N [options]
  --batch N             the batch of which more is proven than was posted; run it again when its time to answer is over
${signingUsage("anybody")}`;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { batch: text, ...signing });
  if (values.help) return console.log(usage);
  const batchId = readBatchId(values.batch);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const { payoutToken, paymentToken, evidenceRequired, postable, operator } = await readBatch(
    client,
    deployment,
    batchId,
  );
  if (evidenceRequired < 3) {
    return console.log(`Batch ${batchId} requires no proofs: it cannot be accused of posting less than is proven.`);
  }
  const plan = await planAccusation(client, deployment, batchId, postable.periodSeconds);
  const payout = (units: bigint) => formatTokenAmount(deployment, payoutToken, units);
  console.log(`Of batch ${batchId} ${payout(plan.posted)} are posted, and payments of ${payout(plan.proven)} proven.`);
  console.log(sentenceOf(plan, payout(plan.proven - plan.posted)));
  if (plan.state !== "accusable" && plan.state !== "unanswered") return;
  console.log(consequenceOf(plan, formatTokenAmount(deployment, paymentToken, plan.bond)));

  const { call, sentence, question } = nextOf(plan, deployment, batchId);
  const from = findAddress("--from", values.from);
  console.log(sentence);
  const gas = await explaining(deployment, () => client.estimateContractGas({ ...call, account: from ?? operator }));
  console.log(`About ${gas} gas.`);
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm(`${question} [y/N] `))) return console.log("Nothing was signed.");
  const signer = await openSigner({ rpcUrl, from, keystore: values.keystore });
  const hash = await explaining(deployment, () => sendCall(signer, call));
  const { logs } = await client.getTransactionReceipt({ hash });
  const [accused] = parseEventLogs({ abi: heldEscrowAbi, eventName: "BatchAccused", logs });
  if (accused === undefined) return console.log(`Done: ${hash}`);
  console.log(`Accused: ${hash}. To be answered until ${showTime(accused.args.until)}; run this again then.`);
}

function sentenceOf({ state, until, status }: AccusationPlan, missing: string): string {
  switch (state) {
    case "honest":
      return "There is nothing to accuse it of: what is proven was posted, within 0.5 %. `npm run prove-payment` finds payments that are not proven yet.";
    case "void":
      return `${missing} of it was not posted. But the batch is ${status === "Defaulted" ? "in default" : "completed and its bond gone"}, so there is nothing an accusation could take.`;
    case "accusable":
      return `${missing} more is proven than posted: the batch can be accused.`;
    case "running":
      return `It is accused already: the operator has until ${showTime(until)} to post or top up what is missing, ${missing}. Run this again then: it does what follows if the answer did not come.`;
    case "unanswered":
      return `It was accused, and its time to answer was over at ${showTime(until)}. ${missing} is still missing.`;
  }
}

function consequenceOf({ state, until, status }: AccusationPlan, bond: string): string {
  const loses =
    status === "Completed"
      ? `its bond, ${bond}, goes to the holders`
      : `the rest of its escrow and its bond, ${bond}, go to the holders`;
  return state === "accusable"
    ? `Accused now, the operator has until ${showTime(until)} to post or top up the rest. Otherwise ${loses}.`
    : `So ${loses}.`;
}

type Next = { call: Call; sentence: string; question: string };

function nextOf({ state, status }: AccusationPlan, deployment: Deployment, batchId: bigint): Next {
  const which = { batchId };
  if (state === "accusable") {
    return { call: accuseBatch(deployment, which), sentence: describeAccuseBatch(which), question: "Accuse it?" };
  }
  return status === "Completed"
    ? { call: forfeitBond(deployment, which), sentence: describeForfeitBond(which), question: "Give the bond away?" }
    : { call: declareDefault(deployment, which), sentence: describeDeclareDefault(which), question: "Declare it?" };
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
