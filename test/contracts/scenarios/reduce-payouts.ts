import type { Reducers } from "./reduce-logs.ts";

/** Money of a batch and of accounts: postings, proceeds, credit. */
export const onPayouts: Reducers<
  | ("PayoutPosted" | "PayoutAccrued" | "TopUpPosted" | "ToppedUp" | "UpfrontReleased" | "UpfrontMoved")
  | ("ProceedsCollected" | "HeldSettled" | "Credited" | "Withdrawn")
> = {
  PayoutPosted(known, { batchId, nextPeriod, evidence, deliveredBps }, time) {
    const batch = known.batch(batchId);
    batch.periods.push({ evidence, deliveredBps });
    Object.assign(batch, { nextPeriod, postedAt: time });
  },
  PayoutAccrued(known, payout) {
    const { batchId, feeRecipient, gross, fee, holders, refunded, acc, refundAcc, escrow, proceeds } = payout;
    const { account, operator } = known.batch(batchId);
    account.holdersReserve += holders;
    account.refundReserve += refunded;
    Object.assign(account, { acc, refundAcc, escrow, proceeds });
    known.owe(account.payoutToken, gross);
    // Where both are one account, the fee recipient's is the last word.
    if (gross - fee - holders > 0n) known.credit.set(`${operator} ${account.payoutToken}`, payout.operatorCredit);
    if (fee > 0n) known.credit.set(`${feeRecipient} ${account.payoutToken}`, payout.feeRecipientCredit);
  },
  TopUpPosted() {},
  ToppedUp(known, { batchId, amount, acc }) {
    const { account } = known.batch(batchId);
    account.acc = acc;
    account.holdersReserve += amount;
    known.owe(account.payoutToken, amount);
  },
  UpfrontReleased(known, { batchId }) {
    known.batch(batchId).upfront = "released";
  },
  UpfrontMoved(known, { batchId, escrow, proceeds }) {
    Object.assign(known.batch(batchId).account, { escrow, proceeds });
  },
  HeldSettled(known, { batchId, refunded, refundAcc, escrow, proceeds }) {
    const { account } = known.batch(batchId);
    account.refundReserve += refunded;
    Object.assign(account, { refundAcc, escrow, proceeds });
  },
  ProceedsCollected(known, { batchId, amount }) {
    const { account } = known.batch(batchId);
    account.proceeds = 0n;
    known.owe(account.paymentToken, -amount);
  },
  Credited(known, { account, token, credit }) {
    known.credit.set(`${account} ${token}`, credit);
  },
  Withdrawn(known, { account, token, amount }) {
    known.credit.set(`${account} ${token}`, 0n);
    known.owe(token, -amount);
  },
};
