import { Manager, Slices } from "generated";

const ZERO = "0x0000000000000000000000000000000000000000";

type Event = {
  block: { number: number; timestamp: number };
  logIndex: number;
  transaction: { hash: string };
};

const happened = ({ block, logIndex, transaction }: Event) => ({
  id: `${block.number}-${logIndex}`,
  block: block.number,
  logIndex,
  txHash: transaction.hash,
  time: block.timestamp,
});

Slices.BatchOpened.handler(async ({ event, context }) => {
  const { batchId, operator, paymentToken, payoutToken, capacity, bond } = event.params;
  const money = { sold: 0n, escrow: 0n, proceeds: 0n, acc: 0n, refundAcc: 0n };
  context.Batch.set({ id: String(batchId), operator, paymentToken, payoutToken, capacity, bond, ...money });
});

Slices.SliceMinted.handler(async ({ event, context }) => {
  const { id, batchId, owner, units, cost, paid, refundPaid, sold, escrow, proceeds } = event.params;
  context.Slice.set({ id: String(id), batchId, owner, buyer: undefined, units, cost, paid, refundPaid });
  const batch = await context.Batch.getOrThrow(String(batchId));
  context.Batch.set({ ...batch, sold, escrow, proceeds });
});

Manager.SliceBought.handler(async ({ event, context }) => {
  const slice = await context.Slice.getOrThrow(String(event.params.id));
  context.Slice.set({ ...slice, buyer: event.params.buyer });
});

Slices.Transfer.handler(async ({ event, context }) => {
  const { from: sender, to: recipient, tokenId: sliceId } = event.params;
  if (sender === ZERO) return;
  context.Transfer.set({ ...happened(event), sliceId, sender, recipient });
  const slice = await context.Slice.getOrThrow(String(sliceId));
  context.Slice.set({ ...slice, owner: recipient });
});

Slices.Claimed.handler(async ({ event, context }) => {
  const { id: sliceId, owner, to: recipient, amount, paid } = event.params;
  context.Claim.set({ ...happened(event), sliceId, owner, recipient, amount });
  const slice = await context.Slice.getOrThrow(String(sliceId));
  context.Slice.set({ ...slice, paid });
});

Slices.Settled.handler(async ({ event, context }) => {
  const { id: sliceId, owner, amount, paid, credit } = event.params;
  context.Settlement.set({ ...happened(event), kind: "earnings", sliceId, owner, amount, credit });
  const slice = await context.Slice.getOrThrow(String(sliceId));
  context.Slice.set({ ...slice, paid });
});

Slices.RefundSettled.handler(async ({ event, context }) => {
  const { id: sliceId, owner, amount, refundPaid, credit } = event.params;
  context.Settlement.set({ ...happened(event), kind: "refund", sliceId, owner, amount, credit });
  const slice = await context.Slice.getOrThrow(String(sliceId));
  context.Slice.set({ ...slice, refundPaid });
});

Manager.PayoutPosted.handler(async ({ event, context }) => {
  const { batchId, period, deliveredBps, evidence, evidenceHash } = event.params;
  const none = undefined;
  context.Payout.set({
    ...happened(event),
    id: `${batchId}-${period}`,
    ...{
      batchId,
      period: Number(period),
      deliveredBps: Number(deliveredBps),
      evidence: Number(evidence),
      evidenceHash,
    },
    ...{ gross: none, hosting: none, fee: none, holders: none, released: none, refunded: none },
    ...{ acc: none, refundAcc: none },
  });
});

Slices.PayoutAccrued.handler(async ({ event, context }) => {
  const { batchId, period, gross, hosting, fee, holders, released, refunded } = event.params;
  const { acc, refundAcc, escrow, proceeds } = event.params;
  const payout = await context.Payout.getOrThrow(`${batchId}-${period}`);
  context.Payout.set({ ...payout, gross, hosting, fee, holders, released, refunded, acc, refundAcc });
  const batch = await context.Batch.getOrThrow(String(batchId));
  context.Batch.set({ ...batch, acc, refundAcc, escrow, proceeds });
});
