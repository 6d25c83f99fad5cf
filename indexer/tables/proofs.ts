import type { Columns } from "./columns.ts";
import { happened } from "./happened.ts";

const ofBatch = { ...happened, batchId: "bigint" } as const;
const ofPeriod = { ...ofBatch, period: "int" } as const;

/** Tables about Bitcoin, what was proven of it, and the escrow that waits for it. */
export const proofs = {
  relayExtension: {
    ...happened,
    fromAnchor: "text",
    anchor: "text",
    height: "bigint",
    work: "numeric",
    blocks: "bigint",
  },
  relayEpoch: { ...happened, epoch: "bigint", nBits: "bigint", start: "timestamptz" },
  script: { ...ofBatch, scriptHash: "text", script: "text", countsFrom: "timestamptz" },
  provenPayment: {
    ...ofPeriod,
    txid: "text",
    vout: "bigint",
    sats: "bigint",
    scriptHash: "text",
    blockHash: "text",
    height: "bigint",
    time: "timestamptz",
    isFreshlyMined: "boolean",
  },
  proofRequirement: { ...ofBatch, baseUnitsPerSat: "numeric" },
  heldPeriod: { ...ofPeriod, gross: "numeric", heldPerUnit: "numeric" },
  heldJudgement: {
    ...ofPeriod,
    isProven: "boolean",
    releasePerUnit: "numeric",
    refundPerUnit: "numeric",
    covered: "numeric",
    released: "numeric",
    refunded: "numeric",
    refundAccBefore: "numeric",
    refundAcc: "numeric",
  },
  accusation: { ...ofBatch, accuser: "text", accused: "numeric", posted: "numeric", until: "timestamptz" },
} as const satisfies Record<string, Columns>;
