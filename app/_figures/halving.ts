/** When the subsidy halved or is expected to: block 840,000 as mined, later ones at ten minutes a block from there. */
const knownHalving = Date.UTC(2024, 3, 20, 0, 9, 27);
const intervalMs = 210_000 * 600_000;

/** The last halving at or before `at`, and the next one. */
export function halvingsAround(at: Date): { last: Date; next: Date } {
  const passed = Math.floor((at.getTime() - knownHalving) / intervalMs);
  return {
    last: new Date(knownHalving + passed * intervalMs),
    next: new Date(knownHalving + (passed + 1) * intervalMs),
  };
}
