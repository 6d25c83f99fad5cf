import { expect, test } from "vitest";
import { mergeableBatches } from "#app/_wallet/reshape/mergeable.ts";

const slice = (sliceId: bigint, batchId: bigint) => ({
  ...{ sliceId, batchId, batchName: `Batch ${batchId}`, units: 5n, unitHashrate: 10n ** 12n },
});

test("only batches with two slices or more have something to merge", () => {
  const slices = [slice(11n, 1n), slice(21n, 2n), slice(12n, 1n)];
  expect(
    mergeableBatches(slices).map(({ batchId, slices }) => [batchId, slices.map(({ sliceId }) => sliceId)]),
  ).toEqual([[1n, [11n, 12n]]]);
  expect(mergeableBatches([slice(21n, 2n)])).toEqual([]);
});
