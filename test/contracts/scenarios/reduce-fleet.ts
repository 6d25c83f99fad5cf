import { zeroHash } from "viem";
import type { Args, Reducers } from "./reduce-logs.ts";
import type { Reduced } from "./reduced.ts";

function changeMachines(known: Reduced, { site, machines, ...after }: Args<"MachinesAdded">, sign: 1 | -1) {
  const { model, unitHashrate } = machines;
  const key = `${site} ${model} ${unitHashrate}`;
  const count = (known.machines.get(key)?.count ?? 0) + sign * machines.count;
  known.machines.set(key, { site, model, unitHashrate, count });
  Object.assign(known.site(site), after);
}

/** Sites, their machines and reservations; attesters and their sets. */
export const onFleet: Reducers<
  | ("SiteRegistered" | "EnergyMixSet" | "MachinesAdded" | "MachinesRemoved" | "CapacitySet" | "CapacityReserved")
  | ("CapacityReleased" | "AttesterSet" | "SetCreated" | "AttesterResigned")
> = {
  SiteRegistered(known, { site, operator, country, energyMixHash, name }) {
    const nothing = { evidence: 0, nameplate: 0n, capacity: 0n, reserved: 0n, machinesHash: zeroHash };
    known.sites.set(site, { operator, country, energyMixHash, name, ...nothing });
  },
  EnergyMixSet(known, { site, energyMixHash }) {
    known.site(site).energyMixHash = energyMixHash;
  },
  MachinesAdded: (known, args) => changeMachines(known, args, 1),
  MachinesRemoved: (known, args) => changeMachines(known, args, -1),
  CapacitySet(known, { site, capacity, evidence, machinesHash }) {
    Object.assign(known.site(site), { capacity, evidence, machinesHash });
  },
  CapacityReserved(known, { site, batchId, reserved }) {
    known.site(site).reserved = reserved;
    known.batch(batchId).isReserved = true;
  },
  CapacityReleased(known, { site, batchId, reserved }) {
    known.site(site).reserved = reserved;
    known.batch(batchId).isReserved = false;
  },
  AttesterSet(known, { attester, kind }) {
    known.kinds.set(attester, kind);
  },
  SetCreated(known, { set, threshold, highestLevel, attesters, kinds }) {
    const seats = attesters.map((attester, i) => [attester, kinds[i] ?? 0] as const);
    known.sets.set(set, { threshold, highestLevel, kinds: new Map(seats) });
  },
  AttesterResigned(known, { set, attester }) {
    known.set(set).kinds.set(attester, 0);
  },
};
