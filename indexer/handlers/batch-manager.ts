import type { Changes } from "../changes.ts";
import type { ManagerEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { batchCreated } from "./batch-begin.ts";
import { batchCalledOff, defaultDeclared, disputeOpened, disputeResolved } from "./batch-end.ts";
import { toSeconds } from "./convert.ts";
import { factOnly, type Handlers, happened } from "./handlers.ts";
import { payoutPosted, topUpPosted, upfrontReleased } from "./payouts.ts";
import { sliceBought } from "./slice-life.ts";

export const batchManagerHandlers: Handlers<ManagerEvent> = {
  AuthorityUpdated: factOnly,

  BatchCreated: batchCreated,
  RateSet(changes, { batchId, rate }, at) {
    changes.accounts.change(batchId, at, { rate });
    changes.add("rateChange", { batchId, rate, ...happened(at) });
  },

  SliceBought: sliceBought,

  PayoutPosted: payoutPosted,
  TopUpPosted: topUpPosted,
  UpfrontReleased: upfrontReleased,

  DefaultDeclared: defaultDeclared,
  BatchCalledOff: batchCalledOff,
  DisputeOpened: disputeOpened,
  DisputeResolved: disputeResolved,

  OperatorAdmitted: (changes, { operator, admitted }, at) =>
    set(changes, "operator admitted", operator, BigInt(admitted), at),
  PaymentTokenAllowed: (changes, { token, allowed }, at) =>
    set(changes, "payment token allowed", token, BigInt(allowed), at),
  PayoutTokenAllowed: (changes, { token, allowed }, at) =>
    set(changes, "payout token allowed", token, BigInt(allowed), at),
  FeeSet: (changes, { feeBps, feeRecipient }, at) => set(changes, "fee bps", feeRecipient, BigInt(feeBps), at),
  Paused: (changes, { until, by }, at) => set(changes, "paused until", by, BigInt(until), at),
  Unpaused: (changes, { by }, at) => set(changes, "paused until", by, toSeconds(at.at), at),
};

function set(changes: Changes, setting: string, subject: string, value: bigint, at: Place) {
  changes.add("settingChange", { setting, subject, value, ...happened(at) });
}
