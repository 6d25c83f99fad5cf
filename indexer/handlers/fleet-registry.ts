import { hexToString, zeroHash } from "viem";
import type { Changes } from "../changes.ts";
import type { ArgsOf, FleetEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { toNumberOrNull, toText } from "./convert.ts";
import { type Handlers, happened } from "./handlers.ts";

export const fleetRegistryHandlers: Handlers<FleetEvent> = {
  SiteRegistered(changes, { site, operator, country, energyMixHash, name }, at) {
    const number = BigInt(site);
    const row = { site: number, operator, country: hexToString(country), name: toText(name) };
    changes.add("site", { ...row, ...happened(at) });
    const { blockNumber } = at;
    const nothing = { nameplate: 0n, capacity: 0n, reserved: 0n, evidence: 0, machinesHash: zeroHash };
    changes.sites.open(number, { site: number, blockNumber, energyMixHash, ...nothing });
  },

  EnergyMixSet(changes, { site, energyMixHash }, at) {
    changes.sites.change(BigInt(site), at, { energyMixHash });
  },

  MachinesAdded: (changes, args, at) => machinesChanged(changes, args, 1n, at),
  MachinesRemoved: (changes, args, at) => machinesChanged(changes, args, -1n, at),

  CapacitySet(changes, { site, capacity, evidence, set, documentHash, machinesHash }, at) {
    changes.sites.change(BigInt(site), at, { capacity, evidence, machinesHash });
    const statement = { site: BigInt(site), capacity, evidence, attesterSet: toNumberOrNull(set), documentHash };
    changes.add("capacityStatement", { ...statement, ...happened(at) });
  },

  CapacityReserved(changes, { site, batchId, hashrate, reserved }, at) {
    changes.sites.change(BigInt(site), at, { reserved });
    changes.add("reservation", { site: BigInt(site), batchId, hashrate, ...happened(at) });
  },

  CapacityReleased(changes, { site, batchId, reserved }, at) {
    changes.sites.change(BigInt(site), at, { reserved });
    changes.add("reservationRelease", { batchId, ...happened(at) });
  },
};

function machinesChanged(
  changes: Changes,
  { site, machines, nameplate, machinesHash }: ArgsOf<FleetEvent, "MachinesAdded">,
  sign: 1n | -1n,
  at: Place,
) {
  changes.sites.change(BigInt(site), at, { nameplate, machinesHash });
  const { model, unitHashrate, count, efficiencyMilliJoulesPerTh } = machines;
  changes.add("machineChange", {
    ...{ site: BigInt(site), model: toText(model), unitHashrate, count: sign * BigInt(count) },
    efficiencyMilliJoulesPerTh: BigInt(efficiencyMilliJoulesPerTh),
    ...happened(at),
  });
}
