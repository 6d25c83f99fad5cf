import { describeSettleHeld, settleHeld } from "#chain/calls/settle-held.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

export type HeldPeriods = { batchId: bigint; first: number; epochs: readonly number[] };

/** Moves the escrow of periods that waited for their proofs. Anybody may. */
export function settleHeldPlan({ deployment }: WalletSettings, { batchId, first, epochs }: HeldPeriods): Plan {
  const count = epochs.length;
  return {
    title: count === 1 ? `Settle period ${first}` : `Settle periods ${first} to ${first + count - 1}`,
    verb: "settle",
    sentence: describeSettleHeld({ batchId, first, count }),
    lines: [{ label: "Goes to", value: "The operator where proven, else the holders; nothing to you" }],
    call: settleHeld(deployment, { batchId, epochs }),
    done: {
      sentence: "Settled. What was held has gone where the proofs say.",
      link: { href: `/batches/${batchId}`, label: "See the batch" },
    },
  };
}
