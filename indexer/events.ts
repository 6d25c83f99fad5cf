import type { DecodeEventLogReturnType } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { RawLog } from "./chain/raw-log.ts";
import { checksummed } from "./decoding/checksummed.ts";
import { createDecoder } from "./decoding/decoder.ts";
import { HaltError } from "./errors.ts";
import { type Place, positionOf } from "./place.ts";

export type SlicesEvent = DecodeEventLogReturnType<typeof capacitySlicesAbi>;
export type ManagerEvent = DecodeEventLogReturnType<typeof batchManagerAbi>;
export type AttesterEvent = DecodeEventLogReturnType<typeof attesterRegistryAbi>;
export type FleetEvent = DecodeEventLogReturnType<typeof fleetRegistryAbi>;
export type RelayEvent = DecodeEventLogReturnType<typeof bitcoinRelayAbi>;
export type ProofsEvent = DecodeEventLogReturnType<typeof payoutProofsAbi>;
export type HeldEvent = DecodeEventLogReturnType<typeof heldEscrowAbi>;
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
  | { contract: "attesters"; event: AttesterEvent }
  | { contract: "fleet"; event: FleetEvent }
  | { contract: "relay"; event: RelayEvent }
  | { contract: "proofs"; event: ProofsEvent }
  | { contract: "held"; event: HeldEvent }
);

/** The contracts whose logs are read. */
export function followed(deployment: Deployment): `0x${string}`[] {
  const { capacitySlices, batchManager, attesterRegistry, fleetRegistry } = deployment;
  const { bitcoinRelay, payoutProofs, heldEscrow } = deployment;
  return [capacitySlices, batchManager, attesterRegistry, fleetRegistry, bitcoinRelay, payoutProofs, heldEscrow];
}

const decode = {
  slices: createDecoder(capacitySlicesAbi),
  manager: createDecoder(batchManagerAbi),
  attesters: createDecoder(attesterRegistryAbi),
  fleet: createDecoder(fleetRegistryAbi),
  relay: createDecoder(bitcoinRelayAbi),
  proofs: createDecoder(payoutProofsAbi),
  held: createDecoder(heldEscrowAbi),
};

/** Throws `HaltError` for a log the ABIs do not know: the code is older than the contracts. */
export function decodeLog(log: RawLog, at: Date, deployment: Deployment): IndexedEvent {
  const address = checksummed(log.address.slice(2)) ?? log.address;
  const { blockNumber, logIndex, txHash, topics, data } = log;
  const place = { position: positionOf(blockNumber, logIndex), blockNumber, logIndex, txHash, at };
  try {
    if (address === deployment.capacitySlices) {
      return { place, address, contract: "slices", event: decode.slices(topics, data) };
    }
    if (address === deployment.attesterRegistry) {
      return { place, address, contract: "attesters", event: decode.attesters(topics, data) };
    }
    if (address === deployment.fleetRegistry) {
      return { place, address, contract: "fleet", event: decode.fleet(topics, data) };
    }
    if (address === deployment.bitcoinRelay) {
      return { place, address, contract: "relay", event: decode.relay(topics, data) };
    }
    if (address === deployment.payoutProofs) {
      return { place, address, contract: "proofs", event: decode.proofs(topics, data) };
    }
    if (address === deployment.heldEscrow) {
      return { place, address, contract: "held", event: decode.held(topics, data) };
    }
    return { place, address, contract: "manager", event: decode.manager(topics, data) };
  } catch (cause) {
    throw new HaltError(
      `The contract ${address} emitted an event this version does not know, in transaction ${txHash} ` +
        `(log ${logIndex} of block ${blockNumber}). Update Lode, then start the indexer again.`,
      { cause },
    );
  }
}
