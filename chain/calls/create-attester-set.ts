import type { Address } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface CreateAttesterSetArgs {
  /** Admitted attesters, in any order. */
  attesters: readonly Address[];
  /** How many of them must sign. */
  threshold: number;
}

/** Names a set of attesters, for batches and sites to be judged by. Anybody may; it never changes. */
export function createAttesterSet(deployment: Deployment, { attesters, threshold }: CreateAttesterSetArgs) {
  const ascending = [...attesters].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  return {
    address: deployment.attesterRegistry,
    abi: attesterRegistryAbi,
    functionName: "createSet",
    args: [ascending, threshold],
  } as const satisfies Call;
}

export function describeCreateAttesterSet({ attesters, threshold }: CreateAttesterSetArgs): string {
  return `Create a set of attesters, of whom ${threshold} must sign: ${attesters.join(", ")}. It can never be changed.`;
}
