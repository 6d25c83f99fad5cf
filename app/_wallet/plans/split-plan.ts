import { formatCounted } from "#app/_format/count.ts";
import { describeSplitSlice, splitSlice } from "#chain/calls/split-slice.ts";
import { formatHashrate } from "#domain/units.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

export type SplittableSlice = {
  sliceId: bigint;
  owner: `0x${string}`;
  units: bigint;
  batch: { unitHashrate: bigint };
};

/** Puts a slice's units into new slices of the same owner. */
export function splitPlan({ deployment }: WalletSettings, slice: SplittableSlice, parts: readonly bigint[]): Plan {
  const args = { id: slice.sliceId, units: parts };
  return {
    title: `Split slice ${slice.sliceId}`,
    verb: "split",
    sentence: describeSplitSlice(args),
    lines: parts.map((units, index) => ({
      label: `Part ${index + 1}`,
      value: `${formatCounted(units, "unit")}, ${formatHashrate(units * slice.batch.unitHashrate)}`,
    })),
    call: splitSlice(deployment, args),
    done: {
      sentence: "Split. The parts have numbers of their own; what the slice had earned is your credit.",
      link: { href: `/portfolio/${slice.owner}`, label: "See the parts" },
    },
  };
}
