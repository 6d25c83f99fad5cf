import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface SettleHeldArgs {
  batchId: bigint;
  /** For each period to settle, oldest first: the epoch of the relay in which it ended. */
  epochs: readonly number[];
}

/** Anybody: releases what waited for proofs to the operator where they are there, to the holders where their time is over. */
export function settleHeld(deployment: Deployment, { batchId, epochs }: SettleHeldArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "settleHeld",
    args: [batchId, epochs],
  } as const satisfies Call;
}

export function describeSettleHeld({
  batchId,
  first,
  count,
}: {
  batchId: bigint;
  first: number;
  count: number;
}): string {
  const which = count === 1 ? `period ${first}` : `periods ${first} to ${first + count - 1}`;
  return `Settle what waits for proofs in ${which} of batch ${batchId}: to the operator what is proven, to the holders what was not in time.`;
}
