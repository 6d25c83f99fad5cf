// Registers a site, its machines and, on the operator's own word, the capacity it may sell.
import { parseEventLogs, publicActions, zeroHash } from "viem";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { addMachines, describeAddMachines, type Machines } from "#chain/calls/add-machines.ts";
import { declareCapacity, describeDeclareCapacity } from "#chain/calls/declare-capacity.ts";
import { describeRegisterSite, registerSite } from "#chain/calls/register-site.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatHashrate } from "#domain/units.ts";
import { env } from "#env.ts";
import { findAddress, hashOfFile, parseOptions, signing, signingUsage, text, texts } from "#scripts/command-line.ts";
import { openSigner, type Signer } from "#scripts/deploy/signer.ts";
import { hashrateUnits, parseHashrate } from "#scripts/read-hashrate.ts";
import { readMachines } from "#scripts/register-site/read-machines.ts";
import { sendCall } from "#scripts/send-call.ts";
import { confirm, explaining, openDeployment, runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run register-site -- --name NAME --country CC [options]
  --name NAME           shown on slices: 1 to 31 letters, digits, spaces and . , - & ' ( )
  --country CC          ISO 3166-1, two capital letters
  --energy-mix FILE     document that says where the power comes from; its hash is published
  --machines TEXT       "MODEL, NUMBER, HASHRATE OF ONE, J/TH"; may be repeated
  --capacity HASHRATE   what the site may sell, on your own word: "80 PH/s"
  --document FILE       document that says how the capacity was found; its hash is published
${signingUsage("the operator")}`;

type Site = ReturnType<typeof readSite>;

function readSite(args: string[]) {
  const values = parseOptions(args, {
    ...{ name: text, country: text, "energy-mix": text, machines: texts, capacity: text, document: text },
    ...signing,
  });
  if (values.help) return undefined;
  const { name, country } = values;
  if (name === undefined) throw new UsageError('Say what the site is called: --name "Delta, Utah".');
  if (country === undefined) throw new UsageError("Say in which country it is: --country US.");
  if (!/^[A-Z]{2}$/.test(country)) throw new UsageError(`--country is "${country}"; write two capital letters: US.`);
  const machines = (values.machines ?? []).map(readMachines);
  const hashOf = (option: "energy-mix" | "document") =>
    values[option] === undefined ? zeroHash : hashOfFile(`--${option}`, values[option]);
  return {
    ...{ name, country, energyMixHash: hashOf("energy-mix"), documentHash: hashOf("document") },
    machines,
    capacity: values.capacity === undefined ? undefined : readCapacity(values.capacity, machines),
    ...{ rpc: values.rpc, keystore: values.keystore, yes: values.yes, isDryRun: values["dry-run"] },
    from: findAddress("--from", values.from),
  };
}

/** The registry asks for as much, but only after the site is there for good. */
function readCapacity(written: string, machines: readonly Machines[]): bigint {
  const capacity = parseHashrate(written);
  if (capacity === undefined) {
    throw new UsageError(`--capacity is "${written}"; write a number and one of ${hashrateUnits}.`);
  }
  const nameplate = machines.reduce((sum, { count, unitHashrate }) => sum + BigInt(count) * unitHashrate, 0n);
  if (capacity <= nameplate) return capacity;
  throw new UsageError(`--capacity is ${written}, and the machines named do ${formatHashrate(nameplate, 6)} together.`);
}

/** Each step is a transaction of its own; what came before one that is refused stays. */
async function register(signer: Signer, deployment: Deployment, site: NonNullable<Site>): Promise<number> {
  const hash = await sendCall(signer, registerSite(deployment, site));
  const { logs } = await signer.extend(publicActions).getTransactionReceipt({ hash });
  const [registered] = parseEventLogs({ abi: fleetRegistryAbi, eventName: "SiteRegistered", logs });
  const number = registered?.args.site ?? 0;
  console.log(`Site ${number} is registered: ${hash}`);
  for (const machines of site.machines) await sendCall(signer, addMachines(deployment, { site: number, machines }));
  if (site.capacity !== undefined) {
    const { capacity, documentHash } = site;
    await sendCall(signer, declareCapacity(deployment, { site: number, capacity, documentHash }));
  }
  return number;
}

async function run(args: string[]): Promise<void> {
  const site = readSite(args);
  if (site === undefined) return console.log(usage);
  const rpcUrl = site.rpc ?? env.RPC_URL;
  const { client, deployment } = await openDeployment(rpcUrl);
  const registry = { address: deployment.fleetRegistry, abi: fleetRegistryAbi } as const;
  const next = (await client.readContract({ ...registry, functionName: "siteCount" })) + 1;
  console.log(describeRegisterSite(site));
  for (const machines of site.machines) console.log(describeAddMachines({ site: next, machines }));
  if (site.capacity !== undefined) console.log(describeDeclareCapacity({ site: next, capacity: site.capacity }));
  if (site.isDryRun) return console.log("Dry run: nothing was signed.");
  if (!site.yes && !(await confirm("Register it? [y/N] "))) return console.log("Nothing was registered.");
  const signer = await openSigner({ rpcUrl, from: site.from, keystore: site.keystore });
  const number = await explaining(deployment, () => register(signer, deployment, site));
  console.log(`Sell from it with \`npm run create-batch -- --site ${number}\`.`);
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
