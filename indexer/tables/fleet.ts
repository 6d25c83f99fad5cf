import type { Columns } from "./columns.ts";
import { happened } from "./happened.ts";

const ofSite = { ...happened, site: "bigint" } as const;
const ofSet = { ...happened, set: "bigint" } as const;

/** Tables about sites and those who sign. */
export const fleet = {
  attesterChange: { ...happened, attester: "text", kind: "text" },
  attesterSet: { ...ofSet, createdBy: "text", threshold: "int", highestLevel: "int" },
  attesterSetMember: { set: "bigint", attester: "text", kind: "text", position: "bigint" },
  attesterResignation: { ...ofSet, attester: "text" },
  site: { ...ofSite, operator: "text", country: "text", name: "text" },
  siteState: {
    site: "bigint",
    blockNumber: "bigint",
    nameplate: "numeric",
    capacity: "numeric",
    reserved: "numeric",
    evidence: "int",
    energyMixHash: "text",
    machinesHash: "text",
  },
  machineChange: {
    ...ofSite,
    model: "text",
    unitHashrate: "numeric",
    count: "bigint",
    efficiencyMilliJoulesPerTh: "bigint",
  },
  capacityStatement: {
    ...ofSite,
    capacity: "numeric",
    evidence: "int",
    attesterSet: "bigint?",
    documentHash: "text",
  },
  reservation: { ...ofSite, batchId: "bigint", hashrate: "numeric" },
  reservationRelease: { ...happened, batchId: "bigint" },
} as const satisfies Record<string, Columns>;
