/** A slice by its batch and its number in it: the order in which the batch's slices were bought, from 1. */
export type SliceRef = { batch: number; serial: number };

type Deed =
  | { does: "buy"; batch: number; units: bigint }
  | { does: "give"; slice: SliceRef; to: number }
  | { does: "give back"; slice: SliceRef }
  | { does: "claim"; slices: SliceRef[] }
  | { does: "set the rate"; batch: number; rate: bigint }
  | { does: "collect"; batch: number }
  | { does: "top up"; batch: number; period: number; sats: bigint }
  | { does: "dispute"; slice: SliceRef }
  | { does: "decide"; batch: number; forfeitBps: number }
  | { does: "cancel" | "declare default" | "release bond" | "release upfront" | "release capacity"; batch: number };

/** What one account does on one day. Batches and accounts by number. */
export type Event = { day: string; who: number } & Deed;

const slice = (batch: number, serial: number): SliceRef => ({ batch, serial });

/** What people do in the four weeks before the demo opens. Events of a day happen at its noon, in order, after the payouts of the day before. */
export const story: readonly Event[] = [
  { day: "2024-03-20", who: 4, does: "buy", batch: 1, units: 400n },
  { day: "2024-03-20", who: 5, does: "buy", batch: 1, units: 2_500n },
  { day: "2024-03-20", who: 6, does: "buy", batch: 1, units: 12_000n },
  { day: "2024-03-21", who: 7, does: "buy", batch: 2, units: 1_200n },
  { day: "2024-03-21", who: 4, does: "buy", batch: 2, units: 150n },
  { day: "2024-03-21", who: 8, does: "buy", batch: 2, units: 640n },
  { day: "2024-03-21", who: 6, does: "buy", batch: 10, units: 700n },
  { day: "2024-03-22", who: 4, does: "buy", batch: 10, units: 120n },
  { day: "2024-03-22", who: 4, does: "buy", batch: 3, units: 250n },
  { day: "2024-03-22", who: 5, does: "buy", batch: 3, units: 1_000n },
  { day: "2024-03-23", who: 8, does: "buy", batch: 4, units: 1_750_000n },
  { day: "2024-03-23", who: 7, does: "buy", batch: 4, units: 333_333n },
  { day: "2024-03-24", who: 6, does: "buy", batch: 3, units: 900n },
  { day: "2024-03-24", who: 4, does: "buy", batch: 9, units: 150n },
  { day: "2024-03-26", who: 7, does: "buy", batch: 1, units: 900n },
  { day: "2024-03-27", who: 5, does: "claim", slices: [slice(1, 2)] },
  { day: "2024-03-27", who: 5, does: "buy", batch: 9, units: 200n },
  { day: "2024-03-28", who: 4, does: "buy", batch: 4, units: 120_000n },
  { day: "2024-03-29", who: 9, does: "buy", batch: 1, units: 150n },
  { day: "2024-03-30", who: 6, does: "give", slice: slice(1, 3), to: 8 },
  { day: "2024-04-01", who: 6, does: "buy", batch: 4, units: 800_000n },
  { day: "2024-04-02", who: 4, does: "buy", batch: 1, units: 75n },
  { day: "2024-04-03", who: 7, does: "claim", slices: [slice(2, 1), slice(4, 2), slice(1, 4)] },
  { day: "2024-04-05", who: 8, does: "buy", batch: 1, units: 5_000n },
  // The arbiter finds that part of what was promised is missing; four days later.
  { day: "2024-04-05", who: 8, does: "dispute", slice: slice(4, 1) },
  { day: "2024-04-06", who: 5, does: "give", slice: slice(1, 2), to: 4 },
  // The second batch's term ended with 2024-04-04.
  { day: "2024-04-06", who: 9, does: "release bond", batch: 2 },
  { day: "2024-04-06", who: 1, does: "release capacity", batch: 2 },
  // The sale of the ninth batch ended the day before, short of its minimum.
  { day: "2024-04-06", who: 9, does: "cancel", batch: 9 },
  // The third batch's operator posted last for 2024-04-02; its grace ended three days after the period of 2024-04-03.
  { day: "2024-04-07", who: 9, does: "declare default", batch: 3 },
  { day: "2024-04-07", who: 1, does: "collect", batch: 2 },
  // The pool corrected what it had paid.
  { day: "2024-04-08", who: 1, does: "top up", batch: 2, period: 3, sats: 21_000n },
  { day: "2024-04-08", who: 5, does: "buy", batch: 1, units: 3_200n },
  { day: "2024-04-09", who: 8, does: "give", slice: slice(4, 1), to: 6 },
  { day: "2024-04-09", who: 18, does: "decide", batch: 4, forfeitBps: 500 },
  { day: "2024-04-09", who: 4, does: "buy", batch: 8, units: 200n },
  { day: "2024-04-10", who: 1, does: "collect", batch: 1 },
  { day: "2024-04-10", who: 5, does: "buy", batch: 8, units: 800n },
  { day: "2024-04-11", who: 9, does: "buy", batch: 5, units: 60n },
  { day: "2024-04-11", who: 7, does: "buy", batch: 8, units: 350n },
  { day: "2024-04-12", who: 6, does: "buy", batch: 5, units: 2_400n },
  { day: "2024-04-13", who: 8, does: "claim", slices: [slice(1, 3), slice(2, 3), slice(1, 7)] },
  { day: "2024-04-13", who: 6, does: "buy", batch: 7, units: 300n },
  { day: "2024-04-14", who: 7, does: "buy", batch: 5, units: 1_100n },
  { day: "2024-04-14", who: 8, does: "buy", batch: 8, units: 1_200n },
  { day: "2024-04-15", who: 9, does: "buy", batch: 1, units: 40n },
  { day: "2024-04-15", who: 1, does: "set the rate", batch: 6, rate: 26_500n },
  { day: "2024-04-15", who: 7, does: "give back", slice: slice(8, 3) },
  { day: "2024-04-15", who: 8, does: "buy", batch: 7, units: 450n },
  { day: "2024-04-16", who: 4, does: "buy", batch: 5, units: 200n },
  { day: "2024-04-16", who: 5, does: "buy", batch: 7, units: 120n },
  { day: "2024-04-16", who: 9, does: "release upfront", batch: 5 },
];
