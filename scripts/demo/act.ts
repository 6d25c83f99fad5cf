import { type Hex, keccak256, publicActions, stringToHex } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { buy } from "#chain/calls/buy.ts";
import type { Call } from "#chain/calls/call.ts";
import { cancelBatch } from "#chain/calls/cancel-batch.ts";
import { claim } from "#chain/calls/claim.ts";
import { collectProceeds } from "#chain/calls/collect-proceeds.ts";
import { declareDefault } from "#chain/calls/declare-default.ts";
import { disputeBond } from "#chain/calls/dispute-bond.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import { refundSlices } from "#chain/calls/refund-slices.ts";
import { releaseBond } from "#chain/calls/release-bond.ts";
import { releaseCapacity } from "#chain/calls/release-capacity.ts";
import { releaseUpfront } from "#chain/calls/release-upfront.ts";
import { resolveDispute } from "#chain/calls/resolve-dispute.ts";
import { setRate } from "#chain/calls/set-rate.ts";
import { topUp } from "#chain/calls/top-up.ts";
import { transferSlice } from "#chain/calls/transfer-slice.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { People } from "#scripts/demo/people.ts";
import type { Event, SliceRef } from "#scripts/demo/story.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";

/** Lets the person of an event do it, as the app would: exact allowance, then the call. */
export async function act(people: People, deployment: Deployment, event: Event): Promise<void> {
  const signer = people.signerOf(event.who);
  if (event.does === "buy") await prepareToBuy(signer, deployment, event);
  if (event.does === "top up") await approveExactly(signer, deployment, deployment.tokens.wbtc, event.sats);
  await sendCall(signer, callOf(people, deployment, event));
}

function callOf(people: People, deployment: Deployment, event: Event): Call {
  const self = people.addressOf(event.who);
  switch (event.does) {
    case "buy":
      return buy(deployment, { batchId: BigInt(event.batch), units: event.units, maxCost: 2n ** 128n, to: self });
    case "give":
      return transferSlice(deployment, { id: idOf(event.slice), from: self, to: people.addressOf(event.to) });
    case "give back":
      return refundSlices(deployment, { ids: [idOf(event.slice)], to: self });
    case "claim":
      return claim(deployment, { ids: event.slices.map(idOf), to: self });
    case "dispute":
      return disputeBond(deployment, { ...batchOf(event.slice), id: idOf(event.slice), reasonHash: noteOf(event) });
    case "top up": {
      const { period, sats } = event;
      return topUp(deployment, { ...batchOf(event), period, amount: sats, evidenceHash: noteOf(event) });
    }
    case "decide":
      return resolveDispute(deployment, {
        ...batchOf(event),
        forfeitBps: event.forfeitBps,
        reasonHash: noteOf(event),
      });
    case "set the rate":
      return setRate(deployment, { ...batchOf(event), rate: event.rate });
    case "collect":
      return collectProceeds(deployment, { ...batchOf(event), to: self });
    case "cancel":
      return cancelBatch(deployment, batchOf(event));
    case "declare default":
      return declareDefault(deployment, batchOf(event));
    case "release bond":
      return releaseBond(deployment, batchOf(event));
    case "release upfront":
      return releaseUpfront(deployment, batchOf(event));
    case "release capacity":
      return releaseCapacity(deployment, batchOf(event));
  }
}

const batchOf = ({ batch }: { batch: number }) => ({ batchId: BigInt(batch) });
const idOf = ({ batch, serial }: SliceRef) => BigInt(batch) * 1_000_000_000n + BigInt(serial);

/** The hash of a text that nobody wrote: the demo publishes hashes only. */
function noteOf({ day, does }: Event): Hex {
  return keccak256(stringToHex(`What somebody wrote on ${day}, to ${does}.`));
}

async function prepareToBuy(buyer: Signer, deployment: Deployment, { batch, units }: { batch: number; units: bigint }) {
  const cost = await buyer.extend(publicActions).readContract({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "costOf",
    args: [BigInt(batch), units],
  });
  const token = deployment.tokens.usdc;
  await sendCall(buyer, mintTestToken(deployment, { token, to: buyer.account.address, amount: cost }));
  await approveExactly(buyer, deployment, token, cost);
}
