import { formatHashrate } from "#domain/units.ts";
import { type DraftContext, freeOf, type SiteChoice } from "./draft-context.ts";
import type { DraftProblems } from "./read-draft.ts";

const names = ["the operator’s word", "a pool’s signature", "an auditor’s signature"];

type Backing = {
  site: number | undefined;
  attesterSet: number;
  evidence: number;
  hashrate: bigint | undefined;
};

/** What must stand behind a batch: a site with capacity to sell, and attesters who can sign what is required. */
export function judgeBacking(problems: DraftProblems, { sites, attesterSets }: DraftContext, draft: Backing): void {
  const site = sites.find(({ number }) => number === draft.site);
  if (site === undefined) problems.site = "Choose one of your sites; register one where there is none.";
  else judgeSite(problems, site, draft);
  const set = attesterSets.find((one) => one.set === draft.attesterSet);
  if (draft.attesterSet !== 0 && set === undefined) problems.attesterSet = "There is no such set of attesters.";
  else if (draft.evidence > 0 && set === undefined) {
    problems.attesterSet = `Somebody must be able to sign: choose a set that reaches ${names[draft.evidence]}.`;
  } else if (set !== undefined && set.highestLevel < draft.evidence) {
    problems.attesterSet = `Set ${set.set} reaches ${names[set.highestLevel]} at most, and this batch asks for ${names[draft.evidence]}.`;
  }
}

function judgeSite(problems: DraftProblems, site: SiteChoice, { evidence, hashrate }: Backing): void {
  const free = freeOf(site);
  if (hashrate !== undefined && hashrate > free) {
    problems.capacity = `${site.name} has ${formatHashrate(free)} left to sell, and this is ${formatHashrate(hashrate)}.`;
  }
  if (site.evidence < evidence) {
    problems.evidence = `The capacity of ${site.name} has ${names[site.evidence]} behind it; payouts cannot ask for more than that.`;
  }
}
