import { publicActions } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { buy } from "#chain/calls/buy.ts";
import { claim } from "#chain/calls/claim.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import { transferSlice } from "#chain/calls/transfer-slice.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Event, Purchase } from "#scripts/demo/story.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";

/** Slices of the story by the order in which they were bought, from 1. */
export type Bought = bigint[];

/** Lets the person of an event do it, as the app would: exact allowance, then the call. */
export async function act(people: Signer[], deployment: Deployment, event: Event, bought: Bought): Promise<void> {
  const person = (index: number) => {
    const signer = people[index];
    if (signer === undefined) throw new RangeError(`the local chain has no account ${index}`);
    return signer;
  };
  const slice = (number: number) => {
    const id = bought[number - 1];
    if (id === undefined) throw new RangeError(`nobody has bought a ${number}th slice yet`);
    return id;
  };
  if ("buys" in event) {
    bought.push(await buySlice(person(event.buys), deployment, event));
  } else if ("gives" in event) {
    const from = person(event.gives).account.address;
    const call = transferSlice(deployment, { id: slice(event.slice), from, to: person(event.to).account.address });
    await sendCall(person(event.gives), call);
  } else {
    const ids = event.slices.map(slice);
    await sendCall(person(event.claims), claim(deployment, { ids, to: person(event.claims).account.address }));
  }
}

async function buySlice(buyer: Signer, deployment: Deployment, { batch, units }: Purchase): Promise<bigint> {
  const reader = buyer.extend(publicActions);
  const batchId = BigInt(batch);
  const to = buyer.account.address;
  const cost = await reader.readContract({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "costOf",
    args: [batchId, units],
  });
  const token = deployment.tokens.usdc;
  await sendCall(buyer, mintTestToken(deployment, { token, to, amount: cost }));
  await approveExactly(buyer, deployment, token, cost);
  await sendCall(buyer, buy(deployment, { batchId, units, maxCost: cost, to }));
  const { serial } = await reader.readContract({
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "batchAccount",
    args: [batchId],
  });
  return batchId * 1_000_000_000n + BigInt(serial);
}
