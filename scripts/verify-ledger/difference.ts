/** One value on which two sources disagree. */
export type Difference = { what: string; chain: string; found: string; where: "database" | "API" };

/** Gathers comparisons; counts all, keeps what differs. */
export function createComparison() {
  const differences: Difference[] = [];
  let compared = 0;
  return {
    differences,
    get compared() {
      return compared;
    },
    /** `chain` is the truth. */
    compare(where: Difference["where"], what: string, chain: unknown, found: unknown) {
      compared++;
      if (String(chain) === String(found)) return;
      differences.push({ where, what, chain: String(chain), found: found === undefined ? "nothing" : String(found) });
    },
  };
}

export type Comparison = ReturnType<typeof createComparison>;

/** One source's comparisons with the chain. */
export type Compare = (what: string, truth: unknown, found: unknown) => void;
