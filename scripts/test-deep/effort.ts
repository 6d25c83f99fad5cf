import type { Campaign } from "./campaigns.ts";

/** How hard to try: runs of each fuzz test; runs of each invariant, and how many actions make one. */
export type Effort = { fuzzRuns: number; runs: number; depth: number };

export function sayEffort(campaign: Campaign, { fuzzRuns, runs, depth }: Effort): string {
  if (campaign.kind === "plain") return "once";
  return campaign.kind === "fuzz" ? `${fuzzRuns}` : `${runs} × ${depth}`;
}

export function settingsOf({ fuzzRuns, runs, depth }: Effort): Record<string, string> {
  return {
    FOUNDRY_FUZZ_RUNS: String(fuzzRuns),
    FOUNDRY_INVARIANT_RUNS: String(runs),
    FOUNDRY_INVARIANT_DEPTH: String(depth),
  };
}
