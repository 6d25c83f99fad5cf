import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { collectProceeds, describeCollectProceeds } from "#chain/calls/collect-proceeds.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** A BatchSummary can be passed as it is. */
export type EarningBatch = {
  batchId: bigint;
  name: string;
  operator: `0x${string}`;
  paymentToken: `0x${string}`;
  proceeds: bigint;
};

/** Pays a batch's released escrow out to its operator. */
export function collectProceedsPlan({ deployment }: WalletSettings, batch: EarningBatch): Plan {
  const { batchId, paymentToken, proceeds: amount, operator: to } = batch;
  return {
    title: `Collect the proceeds of ${batch.name}`,
    verb: "collect",
    sentence: describeCollectProceeds(deployment, { batchId, to, amount, paymentToken }),
    lines: [
      { label: "Proceeds", value: formatToken(amount, tokenOf(deployment, paymentToken)) },
      { label: "Paid to", value: to },
    ],
    call: collectProceeds(deployment, { batchId, to }),
    done: {
      sentence: "Paid out. What was released in the meantime is included.",
      link: { href: `/operator/batches/${batchId}`, label: "See the batch" },
    },
  };
}
