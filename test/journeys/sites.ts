import { type Address, keccak256, toHex } from "viem";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { addMachines } from "#chain/calls/add-machines.ts";
import { declareCapacity } from "#chain/calls/declare-capacity.ts";
import { registerSite } from "#chain/calls/register-site.ts";
import type { Lode } from "./lode.ts";

const terahash = 10n ** 12n;

/** Registers a site that may sell 2,000 TH/s on its operator's own word. */
export async function registerSiteOf(lode: Lode, operator: Address): Promise<number> {
  const { deployment } = lode;
  const documentHash = keccak256(toHex("a test"));
  await lode.act(operator, registerSite(deployment, { country: "IS", energyMixHash: documentHash, name: "Test site" }));
  const site = await lode.read<number>({
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "siteCount",
    args: [],
  });
  const machines = {
    model: "Antminer S21",
    unitHashrate: 200n * terahash,
    count: 10,
    efficiencyMilliJoulesPerTh: 17_500,
  };
  await lode.act(operator, addMachines(deployment, { site, machines }));
  await lode.act(operator, declareCapacity(deployment, { site, capacity: 2_000n * terahash, documentHash }));
  return site;
}
