import type { RelayEvent } from "../events.ts";
import { toDate } from "./convert.ts";
import { type Handlers, happened } from "./handlers.ts";

export const bitcoinRelayHandlers: Handlers<RelayEvent> = {
  Extended(changes, { from, tip, height, work, count }, at) {
    changes.add("relayExtension", { fromAnchor: from, anchor: tip, height, work, blocks: count, ...happened(at) });
  },

  EpochBegun(changes, { epoch, nBits, start }, at) {
    changes.add("relayEpoch", { epoch, nBits: BigInt(nBits), start: toDate(start), ...happened(at) });
  },
};
