// An attester signs what a site may sell, after having looked. Sends nothing.
import { writeFileSync } from "node:fs";
import { hashTypedData, type PublicClient } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { writeAttestationFile } from "#chain/attestation-file.ts";
import type { CapacityFigures } from "#chain/attestations.ts";
import { describeSignCapacity, signCapacity } from "#chain/calls/sign-capacity.ts";
import type { CapacityAttestationFile } from "#chain/capacity-attestation-file.ts";
import type { Deployment } from "#chain/deployment.ts";
import { env } from "#env.ts";
import { WrongDigestError } from "#scripts/attest-payout/sign.ts";
import { capacityOptions, capacityUsage, readStatedCapacity, showSite } from "#scripts/capacity/stated-capacity.ts";
import { findAddress, parseOptions, signing, signingUsage, text } from "#scripts/command-line.ts";
import { openSigner, type Signer } from "#scripts/deploy/signer.ts";
import { confirm, explaining, openDeployment, runCommand } from "#scripts/terminal.ts";

const usage = `npm run attest-capacity -- --site N --capacity HASHRATE --document FILE [options]
${capacityUsage}
  --out FILE            where to write the attestation, for the operator (default: attestation-site-<site>-<signer>.json)
${signingUsage("the attester")}`;

/** Throws WrongDigestError where the contracts would not take what is signed. */
async function requireDigest(client: PublicClient, deployment: Deployment, figures: CapacityFigures): Promise<void> {
  const structHash = await client.readContract({
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "capacityHash",
    args: [figures.site, figures.capacity, figures.documentHash],
  });
  const expected = await client.readContract({
    address: deployment.attesterRegistry,
    abi: attesterRegistryAbi,
    functionName: "digestOf",
    args: [structHash],
  });
  if (hashTypedData(signCapacity(deployment, figures)) === expected) return;
  throw new WrongDigestError(
    `The contracts at ${deployment.fleetRegistry} and ${deployment.attesterRegistry} would not accept this signature: the deployment record is not theirs. Nothing was signed.`,
  );
}

async function sign(
  signer: Signer,
  deployment: Deployment,
  figures: CapacityFigures,
): Promise<CapacityAttestationFile> {
  const { account } = signer;
  const signature = await signer.signTypedData({ account, ...signCapacity(deployment, figures) });
  const { chainId, attesterRegistry, fleetRegistry } = deployment;
  return { chainId, attesterRegistry, fleetRegistry, ...figures, signer: account.address, signature };
}

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, { ...capacityOptions, ...signing, out: text });
  if (values.help) return console.log(usage);
  const from = findAddress("--from", values.from);
  const rpcUrl = values.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  await explaining(deployment, async () => {
    const { figures, site } = await readStatedCapacity(client, deployment, values);
    await requireDigest(client, deployment, figures);
    console.log(showSite(figures.site, site));
    console.log(describeSignCapacity(figures));
    if (values["dry-run"]) return console.log("Dry run: nothing was signed.");
    if (!values.yes && !(await confirm("Sign this? [y/N] "))) return console.log("Nothing was signed.");
    const signer = await openSigner({ rpcUrl, from, keystore: values.keystore });
    const out = values.out ?? `attestation-site-${figures.site}-${signer.account.address.slice(0, 10)}.json`;
    writeFileSync(out, writeAttestationFile(await sign(signer, deployment, figures)));
    console.log(`Signed. Hand ${out} to the operator.`);
  });
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
