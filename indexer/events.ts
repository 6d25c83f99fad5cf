import { type DecodeEventLogReturnType, decodeEventLog, getAddress } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { RawLog } from "./chain/raw-log.ts";
import { HaltError } from "./errors.ts";
import { type Place, positionOf } from "./place.ts";

export type SlicesEvent = DecodeEventLogReturnType<typeof capacitySlicesAbi>;
export type ManagerEvent = DecodeEventLogReturnType<typeof batchManagerAbi>;
export type ArgsOf<Event extends { eventName: string }, Name> =
  Extract<Event, { eventName: Name }> extends {
    args: infer Args;
  }
    ? Args
    : never;

/** A log of ours, decoded, in its place. */
export type IndexedEvent = { place: Place; address: `0x${string}` } & (
  | { contract: "slices"; event: SlicesEvent }
  | { contract: "manager"; event: ManagerEvent }
);

/** Throws `HaltError` for a log the ABIs do not know: the code is older than the contracts. */
export function decodeLog(log: RawLog, at: Date, deployment: Deployment): IndexedEvent {
  const address = getAddress(log.address);
  const { blockNumber, logIndex, txHash } = log;
  const place = { position: positionOf(blockNumber, logIndex), blockNumber, logIndex, txHash, at };
  const { topics, data } = log;
  try {
    if (address === deployment.capacitySlices) {
      return { place, address, contract: "slices", event: decodeEventLog({ abi: capacitySlicesAbi, topics, data }) };
    }
    return { place, address, contract: "manager", event: decodeEventLog({ abi: batchManagerAbi, topics, data }) };
  } catch (cause) {
    throw new HaltError(
      `The contract ${address} emitted an event this version does not know, in transaction ${txHash} ` +
        `(log ${logIndex} of block ${blockNumber}). Update Lode, then start the indexer again.`,
      { cause },
    );
  }
}
