import type { Reducers } from "./reduce-logs.ts";

const nothing = {
  ...{ sold: 0n, serial: 0, acc: 0n, refundAcc: 0n, holdersReserve: 0n, refundReserve: 0n },
  ...{ escrow: 0n, proceeds: 0n, bond: 0n },
};

/** The beginning of a batch, its rate, its end and its bond. */
export const onBatches: Reducers<
  | ("BatchCreated" | "BatchOpened" | "RateSet" | "DefaultDeclared" | "BatchDefaulted" | "BatchCalledOff")
  | ("BatchCancelled" | "BondReleased" | "BondAwarded" | "BondForfeited" | "DisputeOpened" | "DisputeResolved")
> = {
  BatchCreated(known, { batchId, operator, feeBps, terms }) {
    const { paymentToken, payoutToken, capacity, royaltyBps } = terms;
    known.batches.set(batchId, {
      ...{ operator, feeBps, terms, nextPeriod: 0, end: null, postedAt: 0n, periods: [], isReserved: false },
      dispute: { until: 0, atPeriod: 0 },
      upfront: terms.upfront === 0n ? "none" : "held",
      account: { paymentToken, payoutToken, capacity, ...nothing, royaltyBps },
    });
  },
  BatchOpened(known, { batchId, paymentToken, bond, royaltyBps }) {
    Object.assign(known.batch(batchId).account, { bond, royaltyBps });
    known.owe(paymentToken, bond);
  },
  RateSet(known, { batchId, rate }) {
    const batch = known.batch(batchId);
    batch.terms = { ...batch.terms, rate };
  },
  DefaultDeclared(known, { batchId }) {
    known.batch(batchId).end = "defaulted";
  },
  BatchDefaulted(known, { batchId, refunded, bond, refundAcc }) {
    const { account } = known.batch(batchId);
    account.refundReserve += refunded + bond;
    Object.assign(account, { refundAcc, escrow: account.escrow - refunded, bond: account.bond - bond });
  },
  BatchCalledOff(known, { batchId }) {
    known.batch(batchId).end = "called off";
  },
  BatchCancelled(known, { batchId, refunded, refundAcc }) {
    const { account } = known.batch(batchId);
    account.refundReserve += refunded;
    Object.assign(account, { refundAcc, escrow: 0n });
  },
  BondReleased(known, { batchId }) {
    known.batch(batchId).account.bond = 0n;
  },
  BondAwarded(known, { batchId, bond, refundAcc }) {
    const { account } = known.batch(batchId);
    account.refundReserve += bond;
    Object.assign(account, { bond: 0n, refundAcc });
  },
  BondForfeited(known, { batchId, amount, bond, refundAcc }) {
    const { account } = known.batch(batchId);
    account.refundReserve += amount;
    Object.assign(account, { bond, refundAcc });
  },
  DisputeOpened(known, { batchId, atPeriod, until }) {
    known.batch(batchId).dispute = { until, atPeriod };
  },
  DisputeResolved(known, { batchId }) {
    known.batch(batchId).dispute.until = 0;
  },
};
