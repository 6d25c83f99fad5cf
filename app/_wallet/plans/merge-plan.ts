import { formatCounted } from "#app/_format/count.ts";
import { describeMergeSlices, mergeSlices } from "#chain/calls/merge-slices.ts";
import { formatHashrate } from "#domain/units.ts";
import type { MergeableSlice } from "../reshape/mergeable.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Puts the units of several slices of one batch into one new slice. */
export function mergePlan(
  { deployment }: WalletSettings,
  owner: `0x${string}`,
  slices: readonly MergeableSlice[],
): Plan {
  const args = { ids: slices.map(({ sliceId }) => sliceId) };
  const units = slices.reduce((sum, slice) => sum + slice.units, 0n);
  const unitHashrate = slices[0]?.unitHashrate ?? 0n;
  return {
    title: `Merge ${slices.length} slices of ${slices[0]?.batchName}`,
    verb: "merge",
    sentence: describeMergeSlices(args),
    lines: [
      ...slices.map(({ sliceId, units }) => ({ label: `Slice ${sliceId}`, value: formatCounted(units, "unit") })),
      { label: "Together", value: `${formatCounted(units, "unit")}, ${formatHashrate(units * unitHashrate)}` },
    ],
    call: mergeSlices(deployment, args),
    done: {
      sentence: "Merged. The new slice has a number of its own; what the old ones had earned is your credit.",
      link: { href: `/portfolio/${owner}`, label: "See the new slice" },
    },
  };
}
