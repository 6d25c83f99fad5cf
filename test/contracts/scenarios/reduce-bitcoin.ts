import { BLOCKS_PER_EPOCH } from "#domain/nbits.ts";
import type { Reducers } from "./reduce-logs.ts";

const epochOf = (height: bigint) => height / BigInt(BLOCKS_PER_EPOCH);

/** What the relay follows, and what was proven by it. */
export const onBitcoin: Reducers<"Extended" | "EpochBegun" | "ScriptRegistered" | "PaymentProven"> = {
  EpochBegun(known, { epoch, nBits, start }) {
    known.epochs.set(epoch, { nBits, start });
  },
  Extended(known, { from, tip, height, work, count }) {
    // No event names the pinned block before the first that follows it.
    if (!known.anchors.has(from)) {
      const pinnedAt = height - count;
      known.anchors.set(from, { before: null, work: 0n, height: pinnedAt, epoch: known.epoch(epochOf(pinnedAt)) });
    }
    known.anchors.set(tip, { before: from, work, height, epoch: known.epoch(epochOf(height)) });
    known.tip = tip;
  },
  ScriptRegistered(known, { batchId, scriptHash, from }) {
    known.scripts.set(scriptHash, { batchId, from, provenSats: 0n });
  },
  PaymentProven(known, { batchId, period, txid, vout, scriptHash, scriptSats, periodSats }) {
    known.script(scriptHash).provenSats = scriptSats;
    known.periodSats.set(`${batchId} ${period}`, periodSats);
    known.outpoints.push({ txid, vout });
  },
};
