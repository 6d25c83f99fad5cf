import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeSetRate, setRate } from "#chain/calls/set-rate.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** A BatchSummary can be passed as it is. */
export type PriceableBatch = { batchId: bigint; name: string; paymentToken: `0x${string}`; rate: bigint };

/** Another price before anything is sold. */
export function setRatePlan({ deployment }: WalletSettings, batch: PriceableBatch, rate: bigint): Plan {
  const { batchId, paymentToken } = batch;
  const token = tokenOf(deployment, paymentToken);
  return {
    title: `Set the price of ${batch.name}`,
    verb: "set it",
    sentence: describeSetRate(deployment, { batchId, rate, paymentToken }),
    lines: [
      { label: "Until now, per unit and period", value: formatToken(batch.rate, token) },
      { label: "From now on", value: formatToken(rate, token) },
    ],
    call: setRate(deployment, { batchId, rate }),
    done: {
      sentence: "The price is set. It is fixed with the first sale.",
      link: { href: `/batches/${batchId}`, label: "See the batch" },
    },
  };
}
