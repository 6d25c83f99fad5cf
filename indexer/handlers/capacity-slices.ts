import { zeroAddress } from "viem";
import { batchOf } from "../changes.ts";
import type { SlicesEvent } from "../events.ts";
import { factOnly, type Handlers, happened } from "./handlers.ts";
import { sliceRetired, sliceSplit, slicesMerged } from "./slice-life.ts";
import { claimed, refundClaimed, refundSettled, settled } from "./slice-money.ts";

export const capacitySlicesHandlers: Handlers<SlicesEvent> = {
  Approval: factOnly,
  ApprovalForAll: factOnly,

  BatchOpened(changes, { batchId, paymentToken, payoutToken, bond }, { blockNumber }) {
    const zeros = { sold: 0n, serial: 0n, acc: 0n, refundAcc: 0n, holdersReserve: 0n, refundReserve: 0n, escrow: 0n };
    const posted = { nextPeriod: 0, grossPosted: 0n, hostingPosted: 0n, feePosted: 0n, deliveredBpsSum: 0n };
    changes.openAccount({ batchId, blockNumber, bond, ...zeros, ...posted }, { paymentToken, payoutToken });
  },

  SliceMinted(changes, { id, batchId, owner, units, paid, refundPaid, cost, sold, escrow }, at) {
    const slice = { batchId, sliceId: id, units };
    const { serial } = changes.account(batchId);
    changes.changeAccount(batchId, at, { sold, escrow, serial: serial + 1n });
    changes.openSpan("sliceSpan", { ...slice, owner, paid }, at);
    changes.openSpan("refundSpan", { ...slice, owner, paid: refundPaid }, at);
    changes.setCost(id, cost);
    const row = {
      ...slice,
      ...happened(at),
      firstOwner: owner,
      cost,
      origin: "bought",
      carried: 0n,
      refundCarried: 0n,
    };
    changes.purchases.left(String(id), row, (minted, bought) => changes.add("slice", { ...minted, ...bought }));
  },

  SliceSplit: sliceSplit,
  SlicesMerged: slicesMerged,
  SliceRetired: sliceRetired,

  PayoutAddressSet(changes, { owner, payoutAddress }, at) {
    changes.add("holderSetting", { owner, setting: "payout address", value: payoutAddress, ...happened(at) });
  },

  KeeperClaimsSet(changes, { owner, allowed }, at) {
    const value = allowed ? "allowed" : "forbidden";
    changes.add("holderSetting", { owner, setting: "keeper claims", value, ...happened(at) });
  },

  SurplusRecovered: factOnly,

  PayoutAccrued(changes, payout, at) {
    const { batchId, period, gross, hosting, fee, holders, released, refunded, acc, refundAcc, escrow } = payout;
    const before = changes.account(batchId);
    const row = {
      ...{ batchId, period, gross, hosting, fee, holders, released, refunded, acc, refundAcc },
      ...happened(at),
      accBefore: before.acc,
      refundAccBefore: before.refundAcc,
    };
    changes.changeAccount(batchId, at, {
      ...{ acc, refundAcc, escrow },
      holdersReserve: before.holdersReserve + holders,
      refundReserve: before.refundReserve + refunded,
      nextPeriod: period + 1,
      grossPosted: before.grossPosted + gross,
      hostingPosted: before.hostingPosted + hosting,
      feePosted: before.feePosted + fee,
    });
    changes.postings.left(`${batchId}:${period}`, row, (accrued, posted) =>
      changes.add("payout", { ...accrued, ...posted }),
    );
  },

  Settled: settled,
  RefundSettled: refundSettled,
  Claimed: claimed,
  RefundClaimed: refundClaimed,

  Transfer(changes, { from, to, tokenId }, at) {
    if (from === zeroAddress) return; // SliceMinted, SliceSplit and SlicesMerged say more
    if (to === zeroAddress) {
      changes.endSpan("sliceSpan", tokenId, at);
      changes.endSpan("refundSpan", tokenId, at);
      return;
    }
    const moved = { batchId: batchOf(tokenId), sliceId: tokenId, sender: from, recipient: to };
    changes.add("transfer", { ...moved, ...happened(at) });
    changes.breakSpan("sliceSpan", tokenId, at, "transferred", { owner: to });
    changes.breakSpan("refundSpan", tokenId, at, "transferred", { owner: to });
  },

  Credited(changes, { account, token, amount, credit }, at) {
    const reason = "credited";
    changes.add("creditChange", { account, token, amount, credit, reason, recipient: null, ...happened(at) });
  },

  Withdrawn(changes, { account, token, to, amount }, at) {
    const withdrawn = { amount: -amount, credit: 0n, reason: "withdrawn", recipient: to };
    changes.add("creditChange", { account, token, ...withdrawn, ...happened(at) });
  },

  BatchDefaulted(changes, { batchId, refunded, bond, refundAcc }, at) {
    const before = changes.account(batchId);
    const row = { batchId, refunded, bond, refundAcc, refundAccBefore: before.refundAcc, ...happened(at) };
    const refundReserve = before.refundReserve + refunded + bond;
    changes.changeAccount(batchId, at, { refundAcc, refundReserve, escrow: 0n, bond: 0n });
    changes.defaults.left(String(batchId), row, (defaulted, declared) =>
      changes.add("batchDefault", { ...defaulted, ...declared }),
    );
  },

  BondReleased(changes, { batchId, operator, bond }, at) {
    changes.add("bondRelease", { batchId, operator, bond, ...happened(at) });
    changes.changeAccount(batchId, at, { bond: 0n });
  },
};
