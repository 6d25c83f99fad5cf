import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import { countOf } from "#chain/calls/count-of.ts";
import { type Payout, signedPayout } from "#chain/calls/post-payout.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

export interface PostPayoutsArgs {
  batchId: bigint;
  /** In order, starting with the next period. */
  payouts: readonly Payout[];
}

/** Posts several periods, all or none. The caller has approved CapacitySlices for the sum of their gross. */
export function postPayouts(deployment: Deployment, { batchId, payouts }: PostPayoutsArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "postPayouts",
    args: [batchId, payouts.map(signedPayout)],
  } as const satisfies Call;
}

export function describePostPayouts(
  deployment: Deployment,
  { batchId, payouts, payoutToken }: PostPayoutsArgs & { payoutToken: Address },
): string {
  const gross = payouts.reduce((sum, payout) => sum + payout.gross, 0n);
  return `Pay ${formatTokenAmount(deployment, payoutToken, gross)} to batch ${batchId} for ${countOf(payouts, "period")}, from period ${payouts[0]?.period ?? "none"}.`;
}
