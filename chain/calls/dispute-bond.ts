import type { Hex } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface DisputeBondArgs {
  batchId: bigint;
  /** A slice of the batch that the sender owns. */
  id: bigint;
  /** keccak256 of the text that says what the operator did wrong; the text itself goes to the arbiter. */
  reasonHash: Hex;
}

/** Asks the arbiter about the bond, which is then held back. */
export function disputeBond(deployment: Deployment, { batchId, id, reasonHash }: DisputeBondArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "dispute",
    args: [batchId, id, reasonHash],
  } as const satisfies Call;
}

export function describeDisputeBond({ batchId, id }: Pick<DisputeBondArgs, "batchId" | "id">): string {
  return `Dispute the bond of batch ${batchId}, as the owner of slice ${id}: it is held for 30 days, and the arbiter may give part of it to the holders.`;
}
