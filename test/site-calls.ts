import { zeroHash } from "viem";
import { addMachines } from "#chain/calls/add-machines.ts";
import type { Call } from "#chain/calls/call.ts";
import { declareCapacity } from "#chain/calls/declare-capacity.ts";
import { registerSite } from "#chain/calls/register-site.ts";
import type { Deployment } from "#chain/deployment.ts";

/** What an operator signs to have a site that may sell 1 EH/s: enough for every batch of a test. `site` is the next number. */
export function siteCalls(deployment: Deployment, site: number): Call[] {
  const machines = { model: "Rack", count: 10_000, unitHashrate: 10n ** 14n, efficiencyMilliJoulesPerTh: 20_000 };
  return [
    registerSite(deployment, { country: "US", energyMixHash: zeroHash, name: "Somewhere" }),
    addMachines(deployment, { site, machines }),
    declareCapacity(deployment, { site, capacity: 10n ** 18n, documentHash: zeroHash }),
  ];
}
