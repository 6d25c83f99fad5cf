import type { Tally } from "../faults/tally.ts";

/** What one seed did, and whether the indexer was right. */
export type Outcome = {
  seed: number;
  /** How the indexer ran: as on a local chain, as on a public one, or as a process of its own. */
  mode: string;
  actions: number;
  refused: number;
  blocks: number;
  /** By kind. */
  faults: Tally;
  /** Blocks taken back, one number a reorganisation. */
  reorganisations: number[];
  restarts: number;
  kills: number;
  comparisons: number;
  /** Rows and values that were compared. */
  compared: number;
  /** Hash of the last block: the same in every run of the seed. */
  head: string;
  seconds: number;
  /** The whole error. */
  failure?: string;
  /** What began it, in a line. */
  found?: string;
  lastLines?: string[];
};

export function nothingYet(seed: number, mode: string): Outcome {
  return {
    ...{ seed, mode, actions: 0, refused: 0, blocks: 0, faults: {}, reorganisations: [], restarts: 0, kills: 0 },
    ...{ comparisons: 0, compared: 0, head: "", seconds: 0 },
  };
}

/** One line. */
export function describe(outcome: Outcome): string {
  const { requests, ...faults } = outcome.faults;
  const kinds = Object.entries(faults).map(([kind, times]) => `${kind} ${times}`);
  return [
    `${outcome.failure ? "✗" : "✓"} seed ${outcome.seed} (${outcome.mode})`,
    `${outcome.actions} actions, ${outcome.refused} refused, ${outcome.blocks} blocks`,
    `${requests ?? 0} requests; faults: ${kinds.join(", ") || "none"}`,
    `reorganisations of ${outcome.reorganisations.join(", ") || "none"}`,
    `${outcome.kills} kills, ${outcome.restarts} restarts`,
    `${outcome.comparisons} comparisons of ${outcome.compared} rows and values`,
    `${outcome.seconds.toFixed(1)} s`,
  ].join(" · ");
}
