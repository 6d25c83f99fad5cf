import type { Changes } from "../changes.ts";
import type { IndexedEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { batchManagerHandlers } from "./batch-manager.ts";
import { capacitySlicesHandlers } from "./capacity-slices.ts";

/** Hands an event to its function. The maps are complete by type, so every name has one. */
export function dispatch(changes: Changes, { contract, event, place }: IndexedEvent): void {
  const handlers = contract === "slices" ? capacitySlicesHandlers : batchManagerHandlers;
  // The name picked the function, so the arguments are its own; TypeScript cannot follow a union through a map.
  const handle = handlers[event.eventName as keyof typeof handlers] as (c: Changes, a: unknown, p: Place) => void;
  handle(changes, event.args, place);
}
