import {
  type Abi,
  type AbiEvent,
  type DecodeEventLogReturnType,
  decodeEventLog,
  type Hex,
  toEventSelector,
} from "viem";
import { compileEvent, type ReadArgs } from "./compile-event.ts";

type Topics = [Hex, ...Hex[]];
export type Decoder<Event> = (topics: Topics, data: Hex) => Event;

/**
 * `decodeEventLog` of one ABI: the same answers and the same refusals, sooner. Events of fixed shape have a reader
 * each, made once; whatever such a reader does not recognise, and every event of another shape, goes to viem.
 */
export function createDecoder<const Events extends Abi>(abi: Events): Decoder<DecodeEventLogReturnType<Events>> {
  type Event = DecodeEventLogReturnType<Events>;
  const known = new Map<Hex, { item: AbiEvent; readArgs: ReadArgs | undefined }>();
  for (const item of abi) {
    if (item.type === "event") known.set(toEventSelector(item), { item, readArgs: compileEvent(item) });
  }
  return (topics, data) => {
    const event = known.get(topics[0]);
    const args = event?.readArgs?.(topics, data);
    if (event && args) return { eventName: event.item.name, args } as unknown as Event;
    return decodeEventLog({ abi: event ? [event.item] : abi, topics, data }) as unknown as Event;
  };
}
