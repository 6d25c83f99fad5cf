import { type Address, encodeFunctionData } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Call } from "#chain/calls/call.ts";
import { claim } from "#chain/calls/claim.ts";
import { claimRefund } from "#chain/calls/claim-refund.ts";
import { countOf } from "#chain/calls/count-of.ts";
import { withdraw } from "#chain/calls/withdraw.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface ClaimAllArgs {
  /** Slices with something to claim. */
  claimIds: readonly bigint[];
  /** Slices with something to be refunded. */
  refundIds: readonly bigint[];
  /** Tokens in which the caller has credit: withdrawing nothing reverts, and everything else with it. */
  creditTokens: readonly Address[];
  to: Address;
}

/** Takes everything at once: earnings, refunds and credit. Throws where there is nothing to take. */
export function claimAll(deployment: Deployment, { claimIds, refundIds, creditTokens, to }: ClaimAllArgs) {
  const parts = [
    ...(claimIds.length > 0 ? [encodeFunctionData(claim(deployment, { ids: claimIds, to }))] : []),
    ...(refundIds.length > 0 ? [encodeFunctionData(claimRefund(deployment, { ids: refundIds, to }))] : []),
    ...creditTokens.map((token) => encodeFunctionData(withdraw(deployment, { token, to }))),
  ];
  if (parts.length === 0) throw new Error("There is nothing to claim: no earnings, no refunds and no credit.");
  return {
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "multicall",
    args: [parts],
  } as const satisfies Call;
}

export function describeClaimAll({ claimIds, refundIds, creditTokens, to }: ClaimAllArgs): string {
  const parts = [
    ...(claimIds.length > 0 ? [`what ${countOf(claimIds, "slice")} earned`] : []),
    ...(refundIds.length > 0 ? [`the refunds of ${countOf(refundIds, "slice")}`] : []),
    ...(creditTokens.length > 0 ? [`your credit in ${countOf(creditTokens, "token")}`] : []),
  ];
  return `Pay out ${new Intl.ListFormat("en").format(parts)}, to ${to}, in one transaction.`;
}
