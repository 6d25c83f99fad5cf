import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { cancelBatch, describeCancelBatch } from "#chain/calls/cancel-batch.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** What a cancellation is about; a BatchSummary can be passed as it is. */
export type CancellableBatch = {
  batchId: bigint;
  name: string;
  paymentToken: `0x${string}`;
  escrow: bigint;
  bond: bigint;
  sold: bigint;
};

/** Settles a batch that missed its minimum, or calls off one of which nothing is sold. */
export function cancelPlan({ deployment }: WalletSettings, batch: CancellableBatch): Plan {
  const { batchId, name } = batch;
  const money = tokenOf(deployment, batch.paymentToken);
  const isSold = batch.sold > 0n;
  return {
    title: isSold ? `Settle the cancellation of ${name}` : `Call off ${name}`,
    verb: isSold ? "settle it" : "call it off",
    sentence: describeCancelBatch({ batchId }),
    lines: [
      { label: "Escrow, back to the holders", value: formatToken(batch.escrow, money) },
      { label: "Bond, back to the operator", value: formatToken(batch.bond, money) },
    ],
    call: cancelBatch(deployment, { batchId }),
    done: {
      sentence: isSold
        ? "Settled. Holders can claim all that they paid."
        : "The batch is called off. Its bond is the operator's credit.",
      link: { href: `/batches/${batchId}`, label: "See the batch" },
    },
  };
}
