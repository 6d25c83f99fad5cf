/** Where a value was found that should be the chain's. */
export type Source = "database" | "API" | "CSV";
/** One value on which a source disagrees with the chain. */
export type Difference = { what: string; chain: string; found: string; where: Source };

/** Gathers comparisons; counts all, by kind and source, keeps what differs. */
export function createComparison() {
  const differences: Difference[] = [];
  const counts: Partial<Record<Source, Record<string, number>>> = {};
  let compared = 0;
  return {
    differences,
    /** How many values were compared, by source and by the first word of what they are of: batch, slice, credit … */
    counts,
    get compared() {
      return compared;
    },
    /** `chain` is the truth. */
    compare(where: Source, what: string, chain: unknown, found: unknown) {
      compared++;
      const kind = kindOf(what);
      const ofSource = counts[where] ?? {};
      counts[where] = { ...ofSource, [kind]: (ofSource[kind] ?? 0) + 1 };
      if (String(chain) === String(found)) return;
      differences.push({ where, what, chain: String(chain), found: found === undefined ? "nothing" : String(found) });
    },
  };
}

function kindOf(what: string): string {
  return /^(batch|slice|portfolio|credit|site|set|kind|script|payment|relay)\b/.exec(what)?.[1] ?? "total";
}

export type Comparison = ReturnType<typeof createComparison>;

/** One source's comparisons with the chain. */
export type Compare = (what: string, truth: unknown, found: unknown) => void;
