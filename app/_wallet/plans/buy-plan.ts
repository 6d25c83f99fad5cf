import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { buy, describeBuy } from "#chain/calls/buy.ts";
import { buyWithPermit } from "#chain/calls/buy-with-permit.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { formatHashrate } from "#domain/units.ts";
import { type BuyableBatch, costOf } from "../buy/buyable-batch.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Buys one slice for exactly what it costs now: a price that changed in between reverts instead of charging more. */
export function buyPlan(
  { deployment }: WalletSettings,
  account: `0x${string}`,
  { batch, units }: { batch: BuyableBatch; units: bigint },
): Plan {
  const cost = costOf(batch, units);
  const token = tokenOf(deployment, batch.paymentToken);
  const args = { batchId: batch.batchId, units, maxCost: cost, to: account };
  return {
    title: `Buy a slice of ${batch.name}`,
    verb: "buy",
    sentence: describeBuy(deployment, { ...args, paymentToken: batch.paymentToken }),
    lines: [
      { label: "Units", value: `${formatBaseUnits(units, 0)} (${formatHashrate(units * batch.unitHashrate)})` },
      { label: "You pay, at most", value: formatToken(cost, token) },
      ...(batch.upfront > 0n ? [{ label: "Of it upfront", value: formatToken(batch.upfront * units, token) }] : []),
      ...(batch.refundableUntil === null
        ? []
        : [{ label: "Can be given back until", value: formatTime(batch.refundableUntil) }]),
    ],
    call: buy(deployment, args),
    spending: {
      token: batch.paymentToken,
      symbol: token.symbol,
      decimals: token.decimals,
      amount: cost,
      withPermit: (permit) => buyWithPermit(deployment, { ...args, ...permit }),
    },
    done: {
      sentence: "The slice is yours. Every payout posted from now on counts for it.",
      link: { href: `/portfolio/${account}`, label: "See your slices" },
    },
  };
}
