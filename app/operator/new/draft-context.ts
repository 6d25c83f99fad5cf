import type { Deployment } from "#chain/deployment.ts";

/** What a draft is judged against besides itself. */
export type DraftContext = {
  deployment: Deployment;
  /** The chain's time in seconds. */
  now: number;
  sites: SiteChoice[];
  attesterSets: { set: number; highestLevel: number }[];
};

/** A site of the operator; hashes per second. What `listOperatorSites` returns can be passed as it is. */
export type SiteChoice = {
  number: number;
  name: string;
  country: string;
  capacity: bigint;
  reserved: bigint;
  evidence: number;
};

export const freeOf = ({ capacity, reserved }: Pick<SiteChoice, "capacity" | "reserved">): bigint =>
  capacity > reserved ? capacity - reserved : 0n;
