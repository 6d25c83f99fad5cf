import { zeroAddress } from "viem";
import type { Reducers } from "./reduce-logs.ts";
import type { Reduced, SliceView } from "./reduced.ts";

function begin(known: Reduced, id: bigint, slice: SliceView) {
  known.slices.set(id, slice);
  known.batch(slice.batchId).account.serial = Number(id % 1_000_000_000n);
}

/** Slices: their beginning, their owners, what they were paid, and their end. */
export const onSlices: Reducers<
  | ("SliceBought" | "SliceMinted" | "SliceRefunded" | "Transfer" | "SliceSplit" | "SlicesMerged" | "SliceRetired")
  | ("Settled" | "RefundSettled" | "Claimed" | "RefundClaimed" | "Approval" | "ApprovalForAll")
> = {
  SliceBought() {},
  SliceMinted(known, { id, batchId, owner, units, paid, refundPaid, cost, sold, escrow, proceeds }) {
    const { account } = known.batch(batchId);
    Object.assign(account, { sold, escrow, proceeds });
    begin(known, id, { batchId, owner, units, paid, refundPaid });
    known.owe(account.paymentToken, cost);
  },
  SliceRefunded(known, { batchId, amount, sold, escrow }) {
    const { account } = known.batch(batchId);
    Object.assign(account, { sold, escrow });
    known.owe(account.paymentToken, -amount);
  },
  Transfer(known, { to, tokenId }) {
    // A slice begins with the event that says more, before its Transfer; it ends with its Transfer, after what it was owed.
    known.slice(tokenId).owner = to;
    if (to !== zeroAddress) return;
    known.slices.delete(tokenId);
    known.ended.add(tokenId);
  },
  SliceSplit(known, { batchId, owner, firstId, units, paid, refundPaid }) {
    for (const [index, part] of units.entries()) {
      begin(known, firstId + BigInt(index), { batchId, owner, units: part, paid, refundPaid });
    }
  },
  SlicesMerged(known, { id, batchId, owner, units, paid, refundPaid }) {
    begin(known, id, { batchId, owner, units, paid, refundPaid });
  },
  SliceRetired(known, { batchId, sold }) {
    known.batch(batchId).account.sold = sold;
  },
  Settled(known, { id, owner, amount, paid, credit }) {
    const account = known.accountOf(id);
    known.slice(id).paid = paid;
    account.holdersReserve -= amount;
    known.credit.set(`${owner} ${account.payoutToken}`, credit);
  },
  RefundSettled(known, { id, owner, amount, refundPaid, credit }) {
    const account = known.accountOf(id);
    known.slice(id).refundPaid = refundPaid;
    account.refundReserve -= amount;
    known.credit.set(`${owner} ${account.paymentToken}`, credit);
  },
  Claimed(known, { id, amount, paid }) {
    const account = known.accountOf(id);
    known.slice(id).paid = paid;
    account.holdersReserve -= amount;
    known.owe(account.payoutToken, -amount);
  },
  RefundClaimed(known, { id, amount, refundPaid }) {
    const account = known.accountOf(id);
    known.slice(id).refundPaid = refundPaid;
    account.refundReserve -= amount;
    known.owe(account.paymentToken, -amount);
  },
  Approval() {},
  ApprovalForAll() {},
};
