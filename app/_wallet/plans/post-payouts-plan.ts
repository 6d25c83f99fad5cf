import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describePostPayout, type Payout, postPayout } from "#chain/calls/post-payout.ts";
import { describePostPayouts, postPayouts } from "#chain/calls/post-payouts.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

type Posting = {
  batch: { batchId: bigint; name: string; payoutToken: `0x${string}` };
  payouts: Payout[];
  /** What all units share: gross less hosting and fee. */
  holders: bigint;
  /** What the signatures reach, in words. */
  evidence: string;
};

/** Posts one payout or several, all or none, their exact gross approved before. Throws without any. */
export function postPayoutsPlan(
  { deployment }: WalletSettings,
  account: `0x${string}`,
  { batch: { batchId, name, payoutToken }, payouts, holders, evidence }: Posting,
): Plan {
  const [first] = payouts;
  if (first === undefined) throw new Error("There is no payout to post.");
  const token = tokenOf(deployment, payoutToken);
  const gross = payouts.reduce((sum, payout) => sum + payout.gross, 0n);
  const isOne = payouts.length === 1;
  return {
    title: isOne ? `Post period ${first.period} of ${name}` : `Post ${payouts.length} payouts of ${name}`,
    verb: "post",
    sentence: isOne
      ? describePostPayout(deployment, { batchId, payout: first, payoutToken })
      : describePostPayouts(deployment, { batchId, payouts, payoutToken }),
    lines: [
      { label: "Gross, from your account", value: formatToken(gross, token) },
      { label: "Shared by all units", value: formatToken(holders, token) },
      { label: "Evidence", value: evidence },
      { label: "Operator", value: account },
    ],
    call: isOne ? postPayout(deployment, { batchId, payout: first }) : postPayouts(deployment, { batchId, payouts }),
    ...(gross > 0n
      ? { spending: { token: payoutToken, symbol: token.symbol, decimals: token.decimals, amount: gross } }
      : {}),
    done: {
      sentence: "Posted. Holders can claim their part, and the released escrow is yours to collect.",
      link: { href: `/batches/${batchId}`, label: "See the batch" },
    },
  };
}
