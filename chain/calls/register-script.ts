import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Hex } from "#domain/bitcoin/bytes.ts";

export interface RegisterScriptArgs {
  batchId: bigint;
  /** Output script that the pool pays to. It belongs to the batch for ever. */
  script: Hex;
}

/** The operator: payments to a script count for the batch from its next period on. */
export function registerScript(deployment: Deployment, { batchId, script }: RegisterScriptArgs) {
  return {
    address: deployment.payoutProofs,
    abi: payoutProofsAbi,
    functionName: "registerScript",
    args: [batchId, script],
  } as const satisfies Call;
}

/** `payee` is the script's address, or the script where it has none. */
export function describeRegisterScript({ batchId, payee }: { batchId: bigint; payee: string }): string {
  return `Let payments to ${payee} count for batch ${batchId}, and for no other batch, for ever.`;
}
