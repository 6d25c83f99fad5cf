import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeReleaseUpfront, releaseUpfront } from "#chain/calls/release-upfront.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** A BatchSummary can be passed as it is. */
export type UpfrontBatch = {
  batchId: bigint;
  name: string;
  paymentToken: `0x${string}`;
  upfront: bigint;
  sold: bigint;
};

/** Makes the upfront part of a batch its operator's proceeds. */
export function releaseUpfrontPlan({ deployment }: WalletSettings, batch: UpfrontBatch): Plan {
  const { batchId, upfront, sold } = batch;
  return {
    title: `Release the upfront part of ${batch.name}`,
    verb: "release it",
    sentence: describeReleaseUpfront({ batchId }),
    lines: [
      { label: "From escrow to proceeds", value: formatToken(upfront * sold, tokenOf(deployment, batch.paymentToken)) },
    ],
    call: releaseUpfront(deployment, { batchId }),
    done: {
      sentence: "Released. The operator can collect it with the proceeds.",
      link: { href: `/operator/batches/${batchId}`, label: "See the batch" },
    },
  };
}
