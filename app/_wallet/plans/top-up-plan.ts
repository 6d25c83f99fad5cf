import { keccak256, stringToHex } from "viem";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeTopUp, topUp } from "#chain/calls/top-up.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** A BatchSummary can be passed as it is. */
export type TopUpBatch = { batchId: bigint; name: string; payoutToken: `0x${string}` };

/** Pays more for a posted period, its exact amount approved before. Only the hash of `reason` is published. */
export function topUpPlan(
  { deployment }: WalletSettings,
  batch: TopUpBatch,
  { period, amount, reason }: { period: number; amount: bigint; reason: string },
): Plan {
  const { batchId, payoutToken } = batch;
  const token = tokenOf(deployment, payoutToken);
  const evidenceHash = keccak256(stringToHex(reason));
  return {
    title: `Top up period ${period} of ${batch.name}`,
    verb: "top up",
    sentence: describeTopUp(deployment, { batchId, period, amount, evidenceHash, payoutToken }),
    lines: [
      { label: "From your account, to the holders", value: formatToken(amount, token) },
      { label: "Hash of the reason", value: evidenceHash },
    ],
    call: topUp(deployment, { batchId, period, amount, evidenceHash }),
    spending: { token: payoutToken, symbol: token.symbol, decimals: token.decimals, amount },
    done: {
      sentence: "Topped up. Holders can claim their part.",
      link: { href: `/batches/${batchId}#payouts`, label: "See the payouts" },
    },
  };
}
