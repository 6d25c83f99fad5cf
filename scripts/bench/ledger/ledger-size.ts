/** How much the ledger of the bench holds. */
export interface LedgerSize {
  /** Altogether, in batches of a thousand. */
  slices: number;
  /** Batches with a year of payouts; the rest have a few. */
  longBatches: number;
}

export const FULL: LedgerSize = { slices: 1_000_000, longBatches: 20 };

export const SLICES_PER_BATCH = 1_000;
export const LONG_PERIODS = 365;
export const SHORT_PERIODS = 5;
/** Slices of the one large holder, in equal parts from the long batches. */
export const WHALE_SLICES = 1_000;

export function planLedger({ slices, longBatches }: LedgerSize) {
  const batches = Math.round(slices / SLICES_PER_BATCH);
  if (longBatches < 1 || WHALE_SLICES % longBatches !== 0 || longBatches > batches) {
    throw new RangeError(
      `${longBatches} long batches of ${batches}: take a divisor of ${WHALE_SLICES}, and more slices.`,
    );
  }
  const lines = SLICES_PER_BATCH * (longBatches * LONG_PERIODS + (batches - longBatches) * SHORT_PERIODS);
  return { batches, longBatches, lines, owners: Math.max(20, Math.round(slices / 20)) };
}
