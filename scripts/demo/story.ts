/** What people do in the four weeks before the demo opens. Batches and accounts by number; slices as "the n-th bought". */
export type Purchase = { day: string; buys: number; batch: number; units: bigint };
export type Transfer = { day: string; gives: number; slice: number; to: number };
export type Claim = { day: string; claims: number; slices: number[] };
export type Event = Purchase | Transfer | Claim;

/** In order; events of a day happen at its noon, after the payouts of the day before were posted. */
export const story: Event[] = [
  { day: "2024-03-20", buys: 4, batch: 1, units: 400n },
  { day: "2024-03-20", buys: 5, batch: 1, units: 2_500n },
  { day: "2024-03-20", buys: 6, batch: 1, units: 12_000n },
  { day: "2024-03-21", buys: 7, batch: 2, units: 1_200n },
  { day: "2024-03-21", buys: 4, batch: 2, units: 150n },
  { day: "2024-03-21", buys: 8, batch: 2, units: 640n },
  { day: "2024-03-22", buys: 4, batch: 3, units: 250n },
  { day: "2024-03-22", buys: 5, batch: 3, units: 1_000n },
  { day: "2024-03-23", buys: 8, batch: 4, units: 1_750_000n },
  { day: "2024-03-23", buys: 7, batch: 4, units: 333_333n },
  { day: "2024-03-24", buys: 6, batch: 3, units: 900n },
  { day: "2024-03-26", buys: 7, batch: 1, units: 900n },
  { day: "2024-03-27", claims: 5, slices: [2] },
  { day: "2024-03-28", buys: 4, batch: 4, units: 120_000n },
  { day: "2024-03-29", buys: 9, batch: 1, units: 150n },
  { day: "2024-03-30", gives: 6, slice: 3, to: 8 },
  { day: "2024-04-01", buys: 6, batch: 4, units: 800_000n },
  { day: "2024-04-02", buys: 4, batch: 1, units: 75n },
  { day: "2024-04-03", claims: 7, slices: [4, 10, 12] },
  { day: "2024-04-05", buys: 8, batch: 1, units: 5_000n },
  { day: "2024-04-06", gives: 5, slice: 2, to: 4 },
  { day: "2024-04-08", buys: 5, batch: 1, units: 3_200n },
  { day: "2024-04-09", gives: 8, slice: 9, to: 6 },
  { day: "2024-04-11", buys: 9, batch: 5, units: 60n },
  { day: "2024-04-12", buys: 6, batch: 5, units: 2_400n },
  { day: "2024-04-13", claims: 8, slices: [3, 6, 17] },
  { day: "2024-04-14", buys: 7, batch: 5, units: 1_100n },
  { day: "2024-04-15", buys: 9, batch: 1, units: 40n },
  { day: "2024-04-16", buys: 4, batch: 5, units: 200n },
];

/** The third batch's operator posted last for 2024-04-02; its grace ends three days after the period of 2024-04-03. */
export const defaultDeclared = { day: "2024-04-07", batch: 3 };

/** The second batch's term ended with 2024-04-04; its bond goes back the day after. */
export const bondReleased = { day: "2024-04-06", batch: 2 };
