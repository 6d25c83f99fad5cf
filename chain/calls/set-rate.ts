import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

export interface SetRateArgs {
  batchId: bigint;
  /** Payment-token base units per unit and period. */
  rate: bigint;
}

/** Another price, before anything of the batch was sold. */
export function setRate(deployment: Deployment, { batchId, rate }: SetRateArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "setRate",
    args: [batchId, rate],
  } as const satisfies Call;
}

export function describeSetRate(
  deployment: Deployment,
  { batchId, rate, paymentToken }: SetRateArgs & { paymentToken: Address },
): string {
  return `Set the price of batch ${batchId} to ${formatTokenAmount(deployment, paymentToken, rate)} per unit and period. It is fixed with the first sale.`;
}
