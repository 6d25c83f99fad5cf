/** The part of a portfolio's slice that merging needs; what `findPortfolio` returns can be passed as it is. */
export type MergeableSlice = {
  sliceId: bigint;
  batchId: bigint;
  batchName: string;
  units: bigint;
  unitHashrate: bigint;
};

export type MergeableBatch = { batchId: bigint; batchName: string; slices: MergeableSlice[] };

/** The batches of which there is something to merge: two slices or more. */
export function mergeableBatches(slices: readonly MergeableSlice[]): MergeableBatch[] {
  const batches = new Map<bigint, MergeableBatch>();
  for (const slice of slices) {
    const { batchId, batchName } = slice;
    const batch = batches.get(batchId) ?? { batchId, batchName, slices: [] };
    batch.slices.push(slice);
    batches.set(batchId, batch);
  }
  return [...batches.values()].filter((batch) => batch.slices.length > 1);
}
