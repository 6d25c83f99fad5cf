// Says what a site may sell: on the operator's own word, or with what attesters signed.

import { attestCapacity, describeAttestCapacity } from "#chain/calls/attest-capacity.ts";
import { declareCapacity, describeDeclareCapacity } from "#chain/calls/declare-capacity.ts";
import { capacityAttestationOf, readCapacityAttestationFile } from "#chain/capacity-attestation-file.ts";
import { env } from "#env.ts";
import { capacityOptions, capacityUsage, readStatedCapacity, showSite } from "#scripts/capacity/stated-capacity.ts";
import {
  findAddress,
  parseOptions,
  readBytes,
  readNumber,
  signing,
  signingUsage,
  text,
  texts,
} from "#scripts/command-line.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run set-capacity -- --site N --capacity HASHRATE --document FILE [options]
${capacityUsage}
  --set N               the set of attesters who signed, with
  --attestation FILE    what one of them signed (npm run attest-capacity); may be repeated
${signingUsage("the operator")}`;

function readSigned(paths: readonly string[], set: string | undefined) {
  if (paths.length === 0 && set === undefined) return undefined;
  if (paths.length === 0) throw new UsageError("Add what the attesters signed: --attestation FILE.");
  const files = paths.map((path) =>
    readCapacityAttestationFile(Buffer.from(readBytes("--attestation", path)).toString("utf8")),
  );
  return { set: readNumber("--set", set), files };
}

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { ...capacityOptions, ...signing, set: text, attestation: texts });
  if (values.help) return console.log(usage);
  const from = findAddress("--from", values.from);
  const signed = readSigned(values.attestation ?? [], values.set);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  await explaining(deployment, async () => {
    const { figures, site } = await readStatedCapacity(client, deployment, values);
    console.log(showSite(figures.site, site));
    const attested = signed && {
      ...figures,
      set: signed.set,
      attestations: signed.files.map((file) => capacityAttestationOf(file, deployment, figures)),
    };
    console.log(attested ? describeAttestCapacity(attested) : describeDeclareCapacity(figures));
    if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
    if (!values.yes && !(await confirm("Publish it? [y/N] "))) return console.log("Nothing was published.");
    const owner = values.keystore === undefined ? site.operator : undefined;
    const signer = await openSigner({ rpcUrl, from: from ?? owner, keystore: values.keystore });
    const call = attested ? attestCapacity(deployment, attested) : declareCapacity(deployment, figures);
    console.log(`Published: ${await sendCall(signer, call)}`);
  });
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
