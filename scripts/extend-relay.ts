// Brings the relay the headers of Bitcoin's newest blocks. Anybody may, with any account.
import { describeExtendRelay } from "#chain/calls/extend-relay.ts";
import { env } from "#env.ts";
import { bringHeaders } from "#scripts/bitcoin/bring-headers.ts";
import { openBitcoin } from "#scripts/bitcoin/open-bitcoin.ts";
import { planExtension } from "#scripts/bitcoin/plan-extension.ts";
import { readRelay } from "#scripts/bitcoin/relay-anchors.ts";
import { findAddress, parseOptions, readNumber, signing, signingUsage, text } from "#scripts/command-line.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { confirm, explaining, openDeployment, runCommand } from "#scripts/terminal.ts";

/** A day of blocks. A proof brings the headers from its payment to where a call ended, so longer steps make dearer proofs. */
const usualStep = 144;

const usage = `npm run extend-relay -- [options]
  --to HEIGHT           last block to bring (default: the source's newest)
  --step N              headers in one call (default: ${usualStep}); proofs end where a call ended, and cost less the nearer that is
${signingUsage("anybody")}`;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { to: text, step: text, ...signing });
  if (values.help) return console.log(usage);
  const step = values.step === undefined ? usualStep : readNumber("--step", values.step);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const source = await openBitcoin(deployment);
  const relay = await readRelay(client, deployment);
  const newest = await source.tipHeight();
  const to = values.to === undefined ? newest : readNumber("--to", values.to);
  if (to > newest)
    throw new Error(`Bitcoin is at block ${newest} (${source.name}), not at ${to} yet. Try again later.`);
  const plan = await planExtension(source, relay, to, step);
  console.log(`The relay is at block ${relay.tip.height}, Bitcoin at ${newest} (${source.name}).`);
  if (plan.length === 0) return console.log(`Nothing to bring: the relay has block ${to}.`);
  for (const extension of plan) console.log(describeExtendRelay(extension));
  if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
  if (!values.yes && !(await confirm("Bring them? [y/N] "))) return console.log("Nothing was brought.");
  const { keystore } = values;
  const signer = await openSigner({ rpcUrl, from: findAddress("--from", values.from), keystore });
  const on = { client, deployment, source, signer };
  await explaining(deployment, () => bringHeaders(on, { relay, to, step }, (line) => console.log(line)));
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
