import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

export interface CollectProceedsArgs {
  batchId: bigint;
  to: Address;
}

/** Pays out the escrow that was released to the operator of a batch. */
export function collectProceeds(deployment: Deployment, { batchId, to }: CollectProceedsArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "collectProceeds",
    args: [batchId, to],
  } as const satisfies Call;
}

export function describeCollectProceeds(
  deployment: Deployment,
  { batchId, to, amount, paymentToken }: CollectProceedsArgs & { amount: bigint; paymentToken: Address },
): string {
  return `Pay out the proceeds of batch ${batchId}, ${formatTokenAmount(deployment, paymentToken, amount)}, to ${to}.`;
}
