// An attester's worker: reads the pool's record itself, computes the payouts itself, and signs what it found. Sends nothing.
import { writeFileSync } from "node:fs";
import { writeAttestationFile } from "#chain/attestation-file.ts";
import { describeSignPayout } from "#chain/calls/sign-payout.ts";
import { env } from "#env.ts";
import { describeSeat, requireSeat } from "#scripts/attest-payout/seat.ts";
import { attestPayouts, requireDigest } from "#scripts/attest-payout/sign.ts";
import { findAddress, parseOptions, signing, signingUsage, text } from "#scripts/command-line.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { planPayouts } from "#scripts/post-payout/plan.ts";
import { readRecordInput, recordOptions, recordUsage } from "#scripts/post-payout/record-options.ts";
import { showPlan } from "#scripts/post-payout/show.ts";
import { confirm, openDeployment, runCommand } from "#scripts/terminal.ts";

const usage = `npm run attest-payout -- --batch N --record FILE [options]
Take the record from the pool, not from the operator: the signature says that these are the pool's numbers.
${recordUsage("sign")}
  --out FILE            where to write the attestation, for the operator (default: attestation-<batch>-<signer>.json)
${signingUsage("the attester")}`;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { ...recordOptions, ...signing, out: text });
  if (values.help) return console.log(usage);
  const input = readRecordInput(values);
  const from = findAddress("--from", values.from);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const plan = await planPayouts(client, deployment, input);
  const { batchId, payoutToken } = plan.batch;
  const payouts = plan.proposals.map(({ payout }) => payout);
  console.log(showPlan(deployment, plan, "The operator pays"));
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  const signer = await openSigner({ rpcUrl, from, keystore: values.keystore });
  const attester = signer.account.address;
  const kind = await requireSeat(client, deployment, plan.batch, attester);
  for (const figures of payouts) {
    await requireDigest(client, deployment, batchId, figures);
    console.log(describeSignPayout(deployment, { batchId, figures, payoutToken }));
  }
  console.log(`You sign as ${attester}, ${describeSeat(kind)}.`);
  if (!values.yes && !(await confirm("Sign this? [y/N] "))) return console.log("Nothing was signed.");
  const file = await attestPayouts(signer, deployment, batchId, payouts);
  const out = values.out ?? `attestation-${batchId}-${attester.slice(0, 10)}.json`;
  writeFileSync(out, writeAttestationFile(file));
  console.log(
    `Signed ${payouts.length === 1 ? "1 payout" : `${payouts.length} payouts`}. Hand ${out} to the operator.`,
  );
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
