import { type Log, parseEventLogs } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { onBatches } from "./reduce-batches.ts";
import { onBitcoin } from "./reduce-bitcoin.ts";
import { onFleet } from "./reduce-fleet.ts";
import { onHeld } from "./reduce-held.ts";
import { onPayouts } from "./reduce-payouts.ts";
import { onSettings } from "./reduce-settings.ts";
import { onSlices } from "./reduce-slices.ts";
import { Reduced } from "./reduced.ts";

const abi = [
  ...[...batchManagerAbi, ...capacitySlicesAbi, ...attesterRegistryAbi, ...fleetRegistryAbi],
  ...[...heldEscrowAbi, ...payoutProofsAbi, ...bitcoinRelayAbi],
];
const parse = (logs: Log[]) => parseEventLogs({ abi, logs, strict: true });
type Parsed = ReturnType<typeof parse>[number];
export type Args<Name extends Parsed["eventName"]> = Extract<Parsed, { eventName: Name }>["args"];

/** What some events do to what is known; `time` is their block's, in UTC seconds. */
export type Reducers<Names extends Parsed["eventName"]> = {
  [Name in Names]: (known: Reduced, args: Args<Name>, time: bigint) => void;
};

/** Complete by type: an event that is left out does not compile. */
const reducers: Reducers<Parsed["eventName"]> = {
  ...onBatches,
  ...onPayouts,
  ...onSlices,
  ...onFleet,
  ...onSettings,
  ...onHeld,
  ...onBitcoin,
};

/** Rebuilds everything from the logs of the protocol, in order, and nothing else. `timeOf` gives a block's time. */
export function reduceLogs(logs: Log[], timeOf: (blockNumber: bigint) => bigint): Reduced {
  const known = new Reduced();
  for (const log of parse(logs)) {
    // The name picked the function, so the arguments are its own.
    const reduce = reducers[log.eventName] as (known: Reduced, args: unknown, time: bigint) => void;
    reduce(known, log.args, timeOf(log.blockNumber ?? 0n));
  }
  return known;
}

/** The same of all logs there are. */
export async function reduceAll(world: LocalWorld): Promise<Reduced> {
  const { slices, manager, fleet, attesters, held, proofs, relay } = world;
  const ours = [slices, manager, fleet, attesters, held, proofs, relay].map(({ address }) => address);
  const logs = await world.client.getLogs({ address: [...new Set(ours)], fromBlock: 0n, toBlock: "latest" });
  const times = new Map<bigint, bigint>();
  for (const { blockNumber } of logs) {
    if (times.has(blockNumber)) continue;
    times.set(blockNumber, (await world.client.getBlock({ blockNumber })).timestamp);
  }
  return reduceLogs(logs, (blockNumber) => times.get(blockNumber) ?? 0n);
}
