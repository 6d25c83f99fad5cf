import { formatCounted } from "#app/_format/count.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeRefundSlices, refundSlices } from "#chain/calls/refund-slices.ts";
import { type ReturnableSlice, returnOf } from "../give-back/returnable.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Gives a slice back in the cooling-off time, the money to its owner at once. */
export function giveBackPlan({ deployment }: WalletSettings, account: `0x${string}`, slice: ReturnableSlice): Plan {
  const { sliceId, units, batch } = slice;
  const amount = returnOf(slice);
  const args = { ids: [sliceId], to: account };
  return {
    title: `Give back slice ${sliceId} of ${batch.name}`,
    verb: "give it back",
    sentence: describeRefundSlices(deployment, { ...args, amount, paymentToken: batch.paymentToken }),
    lines: [
      { label: "You give back", value: `${formatCounted(units, "unit")}, for good` },
      { label: "You get", value: formatToken(amount, tokenOf(deployment, batch.paymentToken)) },
      { label: "Paid to", value: account },
    ],
    call: refundSlices(deployment, args),
    done: {
      sentence: "The slice is gone, and all that was paid for it is in your account.",
      link: { href: `/portfolio/${account}`, label: "See the portfolio" },
    },
  };
}
