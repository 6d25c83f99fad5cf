import { type ApproveArgs, approve } from "#chain/calls/approve.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";

/** Lets the market take exactly the price of what the caller buys or offers for. */
export function approveMarketPrice(deployment: Deployment, args: ApproveArgs) {
  const {
    args: [, amount],
    ...call
  } = approve(deployment, args);
  return { ...call, args: [deployment.sliceMarket, amount] } as const;
}

export function describeApproveMarketPrice(deployment: Deployment, { token, amount }: ApproveArgs): string {
  return `Allow SliceMarket (${deployment.sliceMarket}) to take ${formatTokenAmount(deployment, token, amount)}, and no more.`;
}
