// The operator's worker: a pool's record in, payouts on the chain out. Safe to run again at any time, and to kill.
import { env } from "#env.ts";
import { findAddress, parseOptions, signing, signingUsage, texts } from "#scripts/command-line.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { requireEvidence } from "#scripts/post-payout/evidence.ts";
import { planPayouts } from "#scripts/post-payout/plan.ts";
import { postPlan } from "#scripts/post-payout/post.ts";
import { readAttestations } from "#scripts/post-payout/read-attestations.ts";
import { readRecordInput, recordOptions, recordUsage } from "#scripts/post-payout/record-options.ts";
import { showPlan } from "#scripts/post-payout/show.ts";
import { confirm, explaining, openDeployment, runCommand } from "#scripts/terminal.ts";

const usage = `npm run post-payout -- --batch N --record FILE [options]
${recordUsage("post")}
  --attestation FILE    what an attester signed (npm run attest-payout); may be repeated
${signingUsage("the operator")}`;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { ...recordOptions, ...signing, attestation: texts });
  if (values.help) return console.log(usage);
  const { keystore } = values;
  const input = {
    ...readRecordInput(values),
    attestations: readAttestations(values.attestation ?? []),
    from: findAddress("--from", values.from),
  };
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const plan = await planPayouts(client, deployment, input);
  console.log(showPlan(deployment, plan));
  requireEvidence(plan);
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm("Post this? [y/N] "))) return console.log("Nothing was posted.");
  const from = input.from ?? (keystore === undefined ? plan.batch.operator : undefined);
  const signer = await openSigner({ rpcUrl, from, keystore });
  const tell = (hash: string, periods: number[]) =>
    console.log(`Posted ${periods.length === 1 ? "period" : "periods"} ${periods.join(", ")}: ${hash}`);
  await explaining(deployment, () => postPlan(signer, deployment, plan, tell));
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
