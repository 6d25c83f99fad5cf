import type { PublicClient } from "viem";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import type { CapacityFigures } from "#chain/attestations.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatHashrate } from "#domain/units.ts";
import { hashOfFile, readNumber, text } from "#scripts/command-line.ts";
import { hashrateUnits, parseHashrate } from "#scripts/read-hashrate.ts";
import { UsageError } from "#scripts/terminal.ts";

/** What whoever declares a capacity and whoever signs one both say. */
export const capacityOptions = { site: text, capacity: text, document: text } as const;

export const capacityUsage = `  --site N              number of the site
  --capacity HASHRATE   what it may sell: "80 PH/s"
  --document FILE       document that says how that was found; only its hash is published`;

type Values = { site?: string; capacity?: string; document?: string };

/** The capacity a command line states, and the site as the chain has it now. Throws UsageError. */
export async function readStatedCapacity(client: PublicClient, deployment: Deployment, values: Values) {
  const number = readNumber("--site", values.site);
  const capacity = parseHashrate(values.capacity ?? "");
  if (capacity === undefined) {
    throw new UsageError(`--capacity is "${values.capacity ?? ""}"; write a number and one of ${hashrateUnits}.`);
  }
  if (values.document === undefined) throw new UsageError("Say which document: --document FILE.");
  const site = await client.readContract({
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "site",
    args: [number],
  });
  const documentHash = hashOfFile("--document", values.document);
  const figures: CapacityFigures = { site: number, capacity, machinesHash: site.machinesHash, documentHash };
  return { figures, site };
}

/** The site, for a person to compare with what they saw there. */
export function showSite(number: number, site: Awaited<ReturnType<typeof readStatedCapacity>>["site"]): string {
  return [
    `Site ${number}, "${site.name}", of ${site.operator}.`,
    `Its machines do ${formatHashrate(site.nameplate, 6)} together; it may sell ${formatHashrate(site.capacity, 6)} now, and batches hold ${formatHashrate(site.reserved, 6)} of it.`,
  ].join("\n");
}
