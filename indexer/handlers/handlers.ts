import type { Changes } from "../changes.ts";
import type { ArgsOf } from "../events.ts";
import type { Place } from "../place.ts";

/** One function for every event of a contract: a new event does not compile until it is handled. */
export type Handlers<Event extends { eventName: string }> = {
  [Name in Event["eventName"]]: (changes: Changes, args: ArgsOf<Event, Name>, at: Place) => void;
};

/** The columns that say where and when a row came from. */
export function happened({ position, txHash, at }: Place) {
  return { position, txHash, at };
}

/** An event that changes nothing we conclude: it stays in the table of facts. */
export function factOnly(): void {}
