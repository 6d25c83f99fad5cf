import type { Hex } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatBps } from "#domain/money.ts";

export interface ResolveDisputeArgs {
  batchId: bigint;
  /** Of the bond, in 1/10000, to the holders; 0: none. */
  forfeitBps: number;
  /** keccak256 of the text that gives the reasons. */
  reasonHash: Hex;
}

/** The arbiter's decision about a disputed bond. */
export function resolveDispute(deployment: Deployment, { batchId, forfeitBps, reasonHash }: ResolveDisputeArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "resolveDispute",
    args: [batchId, forfeitBps, reasonHash],
  } as const satisfies Call;
}

export function describeResolveDispute({ batchId, forfeitBps }: Omit<ResolveDisputeArgs, "reasonHash">): string {
  return forfeitBps === 0
    ? `Decide the dispute about batch ${batchId} for its operator: the whole bond stays the operator's.`
    : `Give ${formatBps(forfeitBps)} of the bond of batch ${batchId} to its holders. This cannot be undone.`;
}
