import { type Address, isAddressEqual, type Log, parseEventLogs, zeroAddress } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import type { Terms } from "#chain/calls/create-batch.ts";
import type { Deployment } from "#chain/deployment.ts";

export const SLICES_PER_BATCH = 1_000_000_000n;

export type BatchModel = {
  id: bigint;
  terms: Terms;
  nextPeriod: number;
  sold: bigint;
  over: boolean;
  disputed: boolean;
};
export type SliceModel = { id: bigint; owner: Address; units: bigint };
export type SetModel = { set: number; members: Address[] };

/** What the simulator knows of the chain, to choose actions that make sense. Plain data: a reorganisation puts an older copy back. */
export type Model = {
  /** UTC seconds of the last block. */
  time: number;
  batches: BatchModel[];
  /** Living ones. */
  slices: SliceModel[];
  sites: number[];
  sets: SetModel[];
};

const abi = [...capacitySlicesAbi, ...batchManagerAbi, ...attesterRegistryAbi, ...fleetRegistryAbi];

/** Keeps the model true to what a transaction emitted. */
export function learn(model: Model, { capacitySlices }: Deployment, logs: Log[]): void {
  const batch = (id: bigint) => model.batches.find((one) => one.id === id);
  const sliceOf = (id: bigint) => {
    const known = model.slices.find((one) => one.id === id);
    if (known) return known;
    const added: SliceModel = { id, owner: zeroAddress, units: 0n };
    model.slices.push(added);
    return added;
  };
  for (const { eventName, args, address } of parseEventLogs({ abi, logs })) {
    if (eventName === "BatchCreated") {
      model.batches.push({
        id: args.batchId,
        terms: args.terms,
        nextPeriod: 0,
        sold: 0n,
        over: false,
        disputed: false,
      });
    } else if (eventName === "Transfer" && isAddressEqual(address, capacitySlices)) {
      sliceOf(args.tokenId).owner = args.to;
      if (isAddressEqual(args.to, zeroAddress)) model.slices = model.slices.filter(({ id }) => id !== args.tokenId);
    } else if (eventName === "SliceMinted") {
      sliceOf(args.id).units = args.units;
      const of = batch(args.batchId);
      if (of) of.sold = args.sold;
    } else if (eventName === "SliceSplit") {
      for (const [i, units] of args.units.entries()) sliceOf(args.firstId + BigInt(i)).units = units;
    } else if (eventName === "SlicesMerged") {
      sliceOf(args.id).units = args.units;
    } else if (eventName === "PayoutPosted") {
      const of = batch(args.batchId);
      if (of) of.nextPeriod = args.nextPeriod;
    } else if (eventName === "DisputeOpened" || eventName === "DisputeResolved") {
      const of = batch(args.batchId);
      if (of) of.disputed = eventName === "DisputeOpened";
    } else if (eventName === "DefaultDeclared" || eventName === "BatchCalledOff") {
      const of = batch(args.batchId);
      if (of) of.over = true;
    } else if (eventName === "SiteRegistered") {
      model.sites.push(args.site);
    } else if (eventName === "SetCreated") {
      model.sets.push({ set: args.set, members: [...args.attesters] });
    }
  }
}
