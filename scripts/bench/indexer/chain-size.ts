/** How much happens on the chain of the bench. */
export interface ChainSize {
  slices: number;
  payouts: number;
  transfers: number;
  claims: number;
}

export const FULL: ChainSize = { slices: 20_000, payouts: 2_000, transfers: 10_000, claims: 10_000 };
export const SMALL: ChainSize = { slices: 400, payouts: 40, transfers: 200, claims: 200 };

/** Logs of ours that one of each leaves, as the contracts stand: what `--logs` is reckoned with. */
const LOGS = { slices: 3, payouts: 3, transfers: 2.97, claims: 1 } as const;
const SLICES_PER_BATCH = 1_000;

/** What a chain of `size` is made of: batches of about a thousand slices, each with as many periods, all of them posted. */
export function planChain(size: ChainSize) {
  const batches = Math.max(2, Math.round(size.slices / SLICES_PER_BATCH));
  const periods = Math.max(1, Math.round(size.payouts / batches));
  if (size.slices < batches) throw new RangeError(`--slices ${size.slices}: there must be at least ${batches}.`);
  const mostAPeriod = Math.ceil(size.transfers / periods) + Math.ceil(size.claims / periods);
  if (mostAPeriod > size.slices) {
    throw new RangeError(
      `${size.transfers} transfers and ${size.claims} claims in ${periods} periods touch a slice twice between two payouts. Take more payouts or fewer of them.`,
    );
  }
  return { batches, periods, payouts: batches * periods, owners: Math.max(10, Math.round(size.slices / 20)) };
}

/** The full chain, so much larger or smaller that about `logs` logs of ours are on it. */
export function sizeForLogs(logs: number): ChainSize {
  const names = Object.keys(FULL) as (keyof ChainSize)[];
  const full = names.reduce((sum, name) => sum + FULL[name] * LOGS[name], 0);
  return Object.fromEntries(
    names.map((name) => [name, Math.round((FULL[name] * logs) / full)]),
  ) as unknown as ChainSize;
}
