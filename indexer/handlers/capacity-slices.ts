import type { SlicesEvent } from "../events.ts";
import { batchOpened } from "./batch-begin.ts";
import { batchCancelled, batchDefaulted, bondAwarded, bondForfeited, bondReleased } from "./batch-end.ts";
import { factOnly, type Handlers, happened } from "./handlers.ts";
import { heldSettled } from "./held-escrow.ts";
import { payoutAccrued, proceedsCollected, toppedUp, upfrontMoved } from "./payouts.ts";
import { sliceMinted, sliceRefunded, sliceRetired, sliceSplit, slicesMerged, transferred } from "./slice-life.ts";
import { claimed, refundClaimed, refundSettled, settled } from "./slice-money.ts";

export const capacitySlicesHandlers: Handlers<SlicesEvent> = {
  Approval: factOnly,
  ApprovalForAll: factOnly,
  MetadataUpdate: factOnly,
  BatchMetadataUpdate: factOnly,
  ContractURIUpdated: factOnly,
  SurplusRecovered: factOnly,

  BatchOpened: batchOpened,
  SliceMinted: sliceMinted,
  SliceRefunded: sliceRefunded,
  Transfer: transferred,
  SliceSplit: sliceSplit,
  SlicesMerged: slicesMerged,
  SliceRetired: sliceRetired,

  PayoutAccrued: payoutAccrued,
  ToppedUp: toppedUp,
  HeldSettled: heldSettled,
  UpfrontMoved: upfrontMoved,
  ProceedsCollected: proceedsCollected,

  Settled: settled,
  RefundSettled: refundSettled,
  Claimed: claimed,
  RefundClaimed: refundClaimed,

  Credited(changes, { account, token, amount, credit }, at) {
    const reason = "credited";
    changes.add("creditChange", { account, token, amount, credit, reason, recipient: null, ...happened(at) });
  },
  Withdrawn(changes, { account, token, to, amount }, at) {
    const withdrawn = { amount: -amount, credit: 0n, reason: "withdrawn", recipient: to };
    changes.add("creditChange", { account, token, ...withdrawn, ...happened(at) });
  },

  BatchDefaulted: batchDefaulted,
  BatchCancelled: batchCancelled,
  BondAwarded: bondAwarded,
  BondForfeited: bondForfeited,
  BondReleased: bondReleased,

  PayoutAddressSet(changes, { owner, payoutAddress }, at) {
    changes.add("holderSetting", { owner, setting: "payout address", value: payoutAddress, ...happened(at) });
  },
  KeeperClaimsSet(changes, { owner, allowed }, at) {
    const value = allowed ? "allowed" : "forbidden";
    changes.add("holderSetting", { owner, setting: "keeper claims", value, ...happened(at) });
  },
  DescriptorSet(changes, { descriptor }, at) {
    changes.add("settingChange", { setting: "descriptor", subject: descriptor, value: 0n, ...happened(at) });
  },
};
