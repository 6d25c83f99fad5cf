import type { Address, Hex } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

export interface TopUpArgs {
  batchId: bigint;
  /** A period that is posted. */
  period: number;
  /** Payout-token base units. */
  amount: bigint;
  /** keccak256 of the record that says why. */
  evidenceHash: Hex;
}

/** Pays more for a posted period, all of it to the holders. Anybody may; the caller has approved CapacitySlices for the amount. */
export function topUp(deployment: Deployment, { batchId, period, amount, evidenceHash }: TopUpArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "topUp",
    args: [batchId, period, amount, evidenceHash],
  } as const satisfies Call;
}

export function describeTopUp(
  deployment: Deployment,
  { batchId, period, amount, payoutToken }: TopUpArgs & { payoutToken: Address },
): string {
  return `Pay ${formatTokenAmount(deployment, payoutToken, amount)} more to batch ${batchId} for period ${period}, all of it to those who hold its slices now.`;
}
