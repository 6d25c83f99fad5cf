import type { EvidenceLevel } from "#queries/batch-summary.ts";

/** A place where machines run. All hashrates are hashes per second. */
export type SiteSummary = {
  number: number;
  operator: `0x${string}`;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** What stands behind `capacity`. */
  evidence: EvidenceLevel;
  /** Of all machines. */
  nameplate: bigint;
  /** What may be sold. */
  capacity: bigint;
  /** What running batches hold, and ended ones that did not give it back yet. */
  reserved: bigint;
  energyMixHash: `0x${string}`;
  machinesHash: `0x${string}`;
  /** Of the last statement of the capacity; null before the first. `attesterSet` is null where the operator said so itself. */
  stated: { documentHash: `0x${string}`; attesterSet: number | null; at: Date; txHash: `0x${string}` } | null;
  machines: SiteMachines[];
  registeredAt: Date;
};

/** Machines of one model that hash as fast; efficiency as last added. */
export type SiteMachines = {
  model: string;
  count: number;
  unitHashrate: bigint;
  efficiencyMilliJoulesPerTh: number;
};

/** What a batch holds of a site, or held until it was given back. */
export type SiteReservation = {
  batchId: bigint;
  batchName: string;
  hashrate: bigint;
  reservedAt: Date;
  releasedAt: Date | null;
};
