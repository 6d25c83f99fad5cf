import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Hex } from "#domain/bitcoin/bytes.ts";

export interface ExtendRelayArgs {
  /** Block of the relay that the headers follow, in hashing order. */
  from: Hex;
  /** Whole headers, 80 bytes each. The last one becomes an anchor. */
  headers: Hex;
}

/** Anybody: brings the relay headers that make its chain heavier. */
export function extendRelay(deployment: Deployment, { from, headers }: ExtendRelayArgs) {
  return {
    address: deployment.bitcoinRelay,
    abi: bitcoinRelayAbi,
    functionName: "extend",
    args: [from, headers],
  } as const satisfies Call;
}

export function describeExtendRelay({ first, last }: { first: number; last: number }): string {
  const count = last - first + 1;
  return `Bring the relay the ${count === 1 ? `header of Bitcoin's block ${last}` : `${count} headers of Bitcoin's blocks ${first} to ${last}`}.`;
}
