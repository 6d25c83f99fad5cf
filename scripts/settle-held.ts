// Settles what waits for proofs: to the operator what is proven, to the holders what was not in time. Anybody may.
import { parseEventLogs } from "viem";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { describeSettleHeld, settleHeld } from "#chain/calls/settle-held.ts";
import { explainError } from "#chain/explain-error.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { env } from "#env.ts";
import { type HeldPeriod, planSettlement } from "#scripts/bitcoin/plan-settlement.ts";
import { showTime } from "#scripts/bitcoin/show-payment.ts";
import { findAddress, parseOptions, readBatchId, signing, signingUsage, text } from "#scripts/command-line.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { readBatch } from "#scripts/post-payout/read-batch.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand } from "#scripts/terminal.ts";

const usage = `npm run settle-held -- --batch N [options]
  --batch N             the batch whose held escrow to settle
${signingUsage("anybody")}`;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { batch: text, ...signing });
  if (values.help) return console.log(usage);
  const batchId = readBatchId(values.batch);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const batch = await readBatch(client, deployment, batchId);
  const { postable, operator, evidenceRequired } = batch;
  if (evidenceRequired < 3) {
    return console.log(`Batch ${batchId} requires no proofs: its escrow is released when a payout is posted.`);
  }
  const payout = (units: bigint) => formatTokenAmount(deployment, batch.payoutToken, units);
  const payment = (units: bigint) => formatTokenAmount(deployment, batch.paymentToken, units);
  const from = findAddress("--from", values.from);
  const plan = await planSettlement(client, deployment, batchId, postable, from ?? operator);
  const { held, settleable } = plan;
  console.log(`Of batch ${batchId} ${payout(plan.posted)} are posted, and payments of ${payout(plan.proven)} proven.`);
  if (held.length === 0) return console.log("Nothing waits for proofs.");
  for (const period of held) {
    const holds = payment(period.heldPerUnit * postable.sold);
    console.log(`Period ${period.period}, posted ${payout(period.gross)}, holds ${holds}: ${stateOf(period, payout)}.`);
  }
  if (settleable === 0) {
    const { what, next } = explainError(plan.refusal, deployment);
    return console.log(`Nothing can be settled now. ${what} ${next}`);
  }
  const first = held[0]?.period ?? 0;
  console.log(describeSettleHeld({ batchId, first, count: settleable }));
  const call = settleHeld(deployment, { batchId, epochs: held.slice(0, settleable).map(({ epoch }) => epoch) });
  const gas = await client.estimateContractGas({ ...call, account: from ?? operator });
  console.log(`About ${gas} gas.`);
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm("Settle it? [y/N] "))) return console.log("Nothing was settled.");
  const signer = await openSigner({ rpcUrl, from, keystore: values.keystore });
  const hash = await explaining(deployment, () => sendCall(signer, call));
  const { logs } = await client.getTransactionReceipt({ hash });
  for (const { args: judged } of parseEventLogs({ abi: heldEscrowAbi, eventName: "PeriodJudged", logs })) {
    const { period, releasePerUnit, refundPerUnit } = judged;
    const [released, refunded] = [payment(releasePerUnit * postable.sold), payment(refundPerUnit * postable.sold)];
    console.log(`Period ${period}: ${released} to the operator, ${refunded} to the holders.`);
  }
  console.log(`Settled: ${hash}`);
}

function stateOf({ verdict, missing, dueAt }: HeldPeriod, payout: (units: bigint) => string): string {
  switch (verdict) {
    case "proven":
      return "proven";
    case "unearned":
      return "nothing was earned, so it is the holders'";
    case "late":
      return "not proven in time, so it is the holders'";
    case "short":
      return `not proven; ${payout(missing)} more must be proven, until ${showTime(dueAt)}`;
  }
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
