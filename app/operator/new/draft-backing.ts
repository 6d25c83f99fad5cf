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

/** The highest level of signatures. Proofs need none, and of a site what is the most that signatures can say. */
const highestSigned = 2;

/** What must stand behind a batch: a site with capacity to sell, and attesters who can sign what is required. */
export function judgeBacking(problems: DraftProblems, { sites, attesterSets }: DraftContext, draft: Backing): void {
  const site = sites.find(({ number }) => number === draft.site);
  if (site === undefined) problems.site = "Choose one of your sites; register one where there is none.";
  else judgeSite(problems, site, draft);
  const set = attesterSets.find((one) => one.set === draft.attesterSet);
  const signed = draft.evidence > highestSigned ? 0 : draft.evidence;
  if (draft.attesterSet !== 0 && set === undefined) problems.attesterSet = "There is no such set of attesters.";
  else if (signed > 0 && set === undefined) {
    problems.attesterSet = `Somebody must be able to sign: choose a set that reaches ${names[signed]}.`;
  } else if (set !== undefined && set.highestLevel < signed) {
    problems.attesterSet = `Set ${set.set} reaches ${names[set.highestLevel]} at most, and this batch asks for ${names[signed]}.`;
  }
}

function judgeSite(problems: DraftProblems, site: SiteChoice, { evidence, hashrate }: Backing): void {
  const free = freeOf(site);
  if (hashrate !== undefined && hashrate > free) {
    problems.capacity = `${site.name} has ${formatHashrate(free)} left to sell, and this is ${formatHashrate(hashrate)}.`;
  }
  const needed = Math.min(evidence, highestSigned);
  if (site.evidence < needed) {
    problems.evidence = `The capacity of ${site.name} has ${names[site.evidence]} behind it; such a batch needs ${names[needed]}.`;
  }
}
