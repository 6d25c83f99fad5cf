import type { Address, ContractFunctionArgs } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { formatBps } from "#domain/money.ts";

/** As `IBatchManager.Payout`: amounts in payout-token base units. */
export type Payout = ContractFunctionArgs<typeof batchManagerAbi, "nonpayable", "postPayout">[1];

export interface PostPayoutArgs {
  batchId: bigint;
  payout: Payout;
}

/** Posts the payout of the next period. The caller has approved CapacitySlices for its gross. */
export function postPayout(deployment: Deployment, { batchId, payout }: PostPayoutArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "postPayout",
    args: [batchId, payout],
  } as const satisfies Call;
}

export function describePostPayout(
  deployment: Deployment,
  { batchId, payout, payoutToken }: PostPayoutArgs & { payoutToken: Address },
): string {
  const gross = formatTokenAmount(deployment, payoutToken, payout.gross);
  const hosting = formatTokenAmount(deployment, payoutToken, payout.hosting);
  return `Pay ${gross} to batch ${batchId} for period ${payout.period}, of which ${hosting} is hosting, with ${formatBps(payout.deliveredBps)} of the capacity delivered.`;
}
