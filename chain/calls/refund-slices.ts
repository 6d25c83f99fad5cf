import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import { countOf } from "#chain/calls/count-of.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

export interface RefundSlicesArgs {
  /** Of one batch before its refund deadline; all the sender's own. */
  ids: readonly bigint[];
  /** Who gets the money, at once. */
  to: Address;
}

/** Gives slices back in the cooling-off time, each for exactly what it cost. */
export function refundSlices(deployment: Deployment, { ids, to }: RefundSlicesArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "refund",
    args: [ids, to],
  } as const satisfies Call;
}

export function describeRefundSlices(
  deployment: Deployment,
  { ids, to, amount, paymentToken }: RefundSlicesArgs & { amount: bigint; paymentToken: Address },
): string {
  const money = formatTokenAmount(deployment, paymentToken, amount);
  return `Give back ${countOf(ids, "slice")} for good: ${ids.join(", ")}. All that was paid for them, ${money}, goes to ${to} at once.`;
}
