import type { EvidenceLevel } from "#queries/batch-summary.ts";

/** operator: somebody of the operator's own, who raises no evidence; pool: the mining pool; auditor: an independent party. */
export type AttesterKind = "operator" | "pool" | "auditor";

/** Who may sign for a batch or a site: fixed at creation, except that a member may resign. */
export type AttesterSet = {
  set: number;
  createdBy: `0x${string}`;
  createdAt: Date;
  txHash: `0x${string}`;
  /** How many must sign. */
  threshold: number;
  /** What its signatures can reach at most. */
  highestLevel: EvidenceLevel;
  /** By address. */
  members: AttesterSetMember[];
};

export type AttesterSetMember = { attester: `0x${string}`; kind: AttesterKind; resignedAt: Date | null };
