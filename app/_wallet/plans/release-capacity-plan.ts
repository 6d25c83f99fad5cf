import { describeReleaseCapacity, releaseCapacity } from "#chain/calls/release-capacity.ts";
import { formatHashrate } from "#domain/units.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** A BatchSummary can be passed as it is. */
export type ReservingBatch = {
  batchId: bigint;
  name: string;
  operator: `0x${string}`;
  reserved: bigint;
  site: { name: string };
};

/** Gives the capacity of an ended batch back to its site. */
export function releaseCapacityPlan({ deployment }: WalletSettings, batch: ReservingBatch): Plan {
  const { batchId } = batch;
  return {
    title: `Give the capacity of ${batch.name} back`,
    verb: "give it back",
    sentence: describeReleaseCapacity({ batchId }),
    lines: [{ label: `Back to ${batch.site.name}`, value: formatHashrate(batch.reserved) }],
    call: releaseCapacity(deployment, { batchId }),
    done: {
      sentence: "The site can sell this capacity again.",
      link: { href: `/operator?address=${batch.operator}#sites`, label: "See the sites" },
    },
  };
}
