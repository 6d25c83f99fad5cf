import { type Address, parseEventLogs } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { claim } from "#chain/calls/claim.ts";
import { claimRefund } from "#chain/calls/claim-refund.ts";
import { mergeSlices } from "#chain/calls/merge-slices.ts";
import { retireSlices } from "#chain/calls/retire-slices.ts";
import { setKeeperClaims } from "#chain/calls/set-keeper-claims.ts";
import { setPayoutAddress } from "#chain/calls/set-payout-address.ts";
import { settle } from "#chain/calls/settle.ts";
import { splitSlice } from "#chain/calls/split-slice.ts";
import { transferSlice } from "#chain/calls/transfer-slice.ts";
import { withdraw } from "#chain/calls/withdraw.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Send } from "./world.ts";

/** Verbs about slices, and what their holders are owed. */
export function sliceVerbs(deployment: Deployment, send: Send) {
  return {
    claim: (from: Address, ids: bigint[], to = from) => send(from, claim(deployment, { ids, to })),
    claimRefund: (from: Address, ids: bigint[], to = from) => send(from, claimRefund(deployment, { ids, to })),
    withdraw: (from: Address, token: Address, to = from) => send(from, withdraw(deployment, { token, to })),
    transfer: (from: Address, to: Address, id: bigint) => send(from, transferSlice(deployment, { from, to, id })),
    settle: (from: Address, ids: bigint[]) => send(from, settle(deployment, { ids })),
    retire: (from: Address, ids: bigint[]) => send(from, retireSlices(deployment, { ids })),
    setPayoutAddress: (from: Address, to: Address | null) => send(from, setPayoutAddress(deployment, { to })),
    setKeeperClaims: (from: Address, allowed: boolean) => send(from, setKeeperClaims(deployment, { allowed })),
    /** Returns the parts. */
    async split(from: Address, id: bigint, units: bigint[]) {
      const { logs } = await send(from, splitSlice(deployment, { id, units }));
      const [split] = parseEventLogs({ abi: capacitySlicesAbi, eventName: "SliceSplit", logs });
      if (!split) throw new Error("no slice was split");
      return units.map((_, index) => split.args.firstId + BigInt(index));
    },
    /** Returns the slice they became. */
    async merge(from: Address, ids: bigint[]) {
      const { logs } = await send(from, mergeSlices(deployment, { ids }));
      const [merged] = parseEventLogs({ abi: capacitySlicesAbi, eventName: "SlicesMerged", logs });
      if (!merged) throw new Error("no slices were merged");
      return merged.args.id;
    },
  };
}
