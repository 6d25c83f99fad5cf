import { shortHex } from "#app/_format/address.ts";
import { formatHashrate } from "#domain/units.ts";
import type { AttesterSetChoice } from "#queries/list-attester-sets.ts";
import type { DraftField } from "./draft.ts";
import { freeOf, type SiteChoice } from "./draft-context.ts";

export type Choice = { value: string; text: string };
export type Choices = Partial<Record<DraftField, Choice[]>>;

const levels = ["Operator’s word", "Signed by a pool", "Signed by an auditor", "Proven on Bitcoin"];

/** What the lists of the form offer. */
export function choicesOf(sites: SiteChoice[], sets: AttesterSetChoice[]): Choices {
  return {
    site: [
      ...(sites.length === 0 ? [{ value: "", text: "No site yet" }] : []),
      ...sites.map((site) => ({
        value: String(site.number),
        text: `${site.name}, ${site.country}: ${formatHashrate(freeOf(site))} free`,
      })),
    ],
    evidence: levels.map((text, level) => ({ value: String(level), text: `${level}: ${text}` })),
    attesterSet: [
      { value: "", text: "Nobody" },
      ...sets.map(({ set, threshold, members, highestLevel }) => ({
        value: String(set),
        text: `Set ${set}: ${threshold} of ${members.map(({ attester, kind }) => `${kind} ${shortHex(attester)}`).join(", ")} (level ${highestLevel})`,
      })),
    ],
  };
}
