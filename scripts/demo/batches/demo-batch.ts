import type { Disclosure, Terms } from "#chain/calls/create-batch.ts";
import type { AttesterName } from "#scripts/demo/attesters.ts";
import type { SiteName } from "#scripts/demo/sites.ts";

type Dated = "saleStart" | "saleEnd" | "refundDeadline" | "termStart";
type Told = "paymentToken" | "payoutToken" | "periodSeconds" | "attesterSet" | "site" | "arbiter";
type Plain = "upfront" | "minUnits" | "royaltyBps" | "evidenceRequired";

/** A batch of the demo world. Batches are created in the order of `demoBatches`, so the first has the number 1. */
export type DemoBatch = {
  /** Index of the operator's account. */
  operator: number;
  site: SiteName;
  /** File in records/ its payouts are made from; none where its term begins after the replay. */
  record?: string;
  /** Its operator posts no day after this one; undefined: posts all. */
  lastPosted?: string;
  /** Who signs its payouts; nobody where it requires no evidence. */
  signedBy?: readonly AttesterName[];
  /** Has an arbiter for disputes about its bond. */
  isDisputable?: boolean;
  saleStart: string;
  /** First day that is not on sale. */
  saleEnd: string;
  /** First day on which slices can no longer be given back. */
  refundDeadline?: string;
  termStart: string;
  terms: Omit<Terms, Dated | Told | Plain> & Partial<Pick<Terms, Plain>>;
  disclosure: Disclosure;
};

export const terahash = 1_000_000_000_000n;
export const gigahash = 1_000_000_000n;
export const usdc = 1_000_000n;
export const pool = "Foundry USA Pool";
