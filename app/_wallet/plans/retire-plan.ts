import { formatCounted } from "#app/_format/count.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeRetireSlices, retireSlices } from "#chain/calls/retire-slices.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** What `findSlice` returns can be passed as it is. */
export type RetirableSlice = {
  sliceId: bigint;
  owner: `0x${string}`;
  units: bigint;
  claimable: bigint;
  refundable: bigint;
  batch: { name: string; escrow: bigint; paymentToken: `0x${string}`; payoutToken: `0x${string}` };
};

/** Burns a slice of an ended batch. What is owed for it becomes its owner's credit. */
export function retirePlan({ deployment }: WalletSettings, slice: RetirableSlice): Plan {
  const { sliceId, owner, batch } = slice;
  const args = { ids: [sliceId] };
  return {
    title: `Retire slice ${sliceId} of ${batch.name}`,
    verb: "retire it",
    sentence: describeRetireSlices(args),
    lines: [
      { label: "Burnt", value: formatCounted(slice.units, "unit") },
      {
        label: "Earnings, to your credit",
        value: formatToken(slice.claimable, tokenOf(deployment, batch.payoutToken)),
      },
      {
        label: "Refunds, to your credit",
        value: formatToken(slice.refundable, tokenOf(deployment, batch.paymentToken)),
      },
    ],
    call: retireSlices(deployment, args),
    done: {
      sentence: "Retired. What it was still owed is your credit.",
      link: { href: `/portfolio/${owner}`, label: "See the portfolio" },
    },
  };
}
