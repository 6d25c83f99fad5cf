import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { formatBaseUnits } from "#domain/money.ts";

export interface BuyArgs {
  batchId: bigint;
  units: bigint;
  /** Payment-token base units; the purchase reverts where the cost is above. */
  maxCost: bigint;
  /** Who will own the slice. */
  to: Address;
}

/** Buys one slice. The caller has approved CapacitySlices for the cost. */
export function buy(deployment: Deployment, { batchId, units, maxCost, to }: BuyArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "buy",
    args: [batchId, units, maxCost, to],
  } as const satisfies Call;
}

export function describeBuy(
  deployment: Deployment,
  { batchId, units, maxCost, to, paymentToken }: BuyArgs & { paymentToken: Address },
): string {
  const cost = formatTokenAmount(deployment, paymentToken, maxCost);
  return `Pay at most ${cost} into escrow for a slice of ${formatBaseUnits(units, 0)} ${units === 1n ? "unit" : "units"} of batch ${batchId}, owned by ${to}.`;
}
