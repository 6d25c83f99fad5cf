import type { ProofsEvent } from "../events.ts";
import { toDate } from "./convert.ts";
import { type Handlers, happened } from "./handlers.ts";

export const payoutProofsHandlers: Handlers<ProofsEvent> = {
  ScriptRegistered(changes, { batchId, scriptHash, script, from }, at) {
    changes.add("script", { batchId, scriptHash, script, countsFrom: toDate(from), ...happened(at) });
  },

  PaymentProven(changes, payment, at) {
    const { batchId, period, txid, vout, sats, scriptHash, blockHash, height, time, isFreshlyMined } = payment;
    const { provenSats } = changes.accounts.get(batchId);
    changes.accounts.change(batchId, at, { provenSats: provenSats + sats });
    changes.add("provenPayment", {
      ...{ batchId, period: Number(period), txid, vout, sats, scriptHash, blockHash, height, isFreshlyMined },
      ...{ time: toDate(time), ...happened(at) },
    });
  },
};
