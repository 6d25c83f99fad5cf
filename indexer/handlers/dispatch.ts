import type { Changes } from "../changes.ts";
import type { IndexedEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { attesterRegistryHandlers } from "./attester-registry.ts";
import { batchManagerHandlers } from "./batch-manager.ts";
import { bitcoinRelayHandlers } from "./bitcoin-relay.ts";
import { capacitySlicesHandlers } from "./capacity-slices.ts";
import { fleetRegistryHandlers } from "./fleet-registry.ts";
import { heldEscrowHandlers } from "./held-escrow.ts";
import { payoutProofsHandlers } from "./payout-proofs.ts";

const handlersOf = {
  slices: capacitySlicesHandlers,
  manager: batchManagerHandlers,
  attesters: attesterRegistryHandlers,
  fleet: fleetRegistryHandlers,
  relay: bitcoinRelayHandlers,
  proofs: payoutProofsHandlers,
  held: heldEscrowHandlers,
} satisfies Record<IndexedEvent["contract"], unknown>;

/** Hands an event to its function. The maps are complete by type, so every name has one. */
export function dispatch(changes: Changes, { contract, event, place }: IndexedEvent): void {
  const handlers = handlersOf[contract] as unknown as Record<string, (c: Changes, a: unknown, p: Place) => void>;
  // The name picked the function, so the arguments are its own; TypeScript cannot follow a union through a map.
  handlers[event.eventName]?.(changes, event.args, place);
}
