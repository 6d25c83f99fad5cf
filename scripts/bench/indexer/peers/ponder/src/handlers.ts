import { ponder } from "ponder:registry";
import { batch, claim, payout, settlement, slice, transfer } from "ponder:schema";

const ZERO = "0x0000000000000000000000000000000000000000";

type Event = {
  block: { number: bigint; timestamp: bigint };
  log: { logIndex: number };
  transaction: { hash: `0x${string}` };
};

const happened = ({ block, log, transaction }: Event) => ({
  block: Number(block.number),
  logIndex: log.logIndex,
  txHash: transaction.hash,
  time: block.timestamp,
});

ponder.on("Slices:BatchOpened", async ({ event, context }) => {
  const { batchId: id, operator, paymentToken, payoutToken, capacity, bond } = event.args;
  const money = { sold: 0n, escrow: 0n, proceeds: 0n, acc: 0n, refundAcc: 0n };
  await context.db.insert(batch).values({ id, operator, paymentToken, payoutToken, capacity, bond, ...money });
});

ponder.on("Slices:SliceMinted", async ({ event, context }) => {
  const { id, batchId, owner, units, cost, paid, refundPaid, sold, escrow, proceeds } = event.args;
  await context.db.insert(slice).values({ id, batchId, owner, units, cost, paid, refundPaid });
  await context.db.update(batch, { id: batchId }).set({ sold, escrow, proceeds });
});

ponder.on("Manager:SliceBought", async ({ event, context }) => {
  await context.db.update(slice, { id: event.args.id }).set({ buyer: event.args.buyer });
});

ponder.on("Slices:Transfer", async ({ event, context }) => {
  const { from: sender, to: recipient, tokenId: sliceId } = event.args;
  if (sender === ZERO) return;
  await context.db.insert(transfer).values({ ...happened(event), sliceId, sender, recipient });
  await context.db.update(slice, { id: sliceId }).set({ owner: recipient });
});

ponder.on("Slices:Claimed", async ({ event, context }) => {
  const { id: sliceId, owner, to: recipient, amount, paid } = event.args;
  await context.db.insert(claim).values({ ...happened(event), sliceId, owner, recipient, amount });
  await context.db.update(slice, { id: sliceId }).set({ paid });
});

ponder.on("Slices:Settled", async ({ event, context }) => {
  const { id: sliceId, owner, amount, paid, credit } = event.args;
  const row = { ...happened(event), kind: "earnings", sliceId, owner, amount, credit };
  await context.db.insert(settlement).values(row);
  await context.db.update(slice, { id: sliceId }).set({ paid });
});

ponder.on("Slices:RefundSettled", async ({ event, context }) => {
  const { id: sliceId, owner, amount, refundPaid, credit } = event.args;
  await context.db.insert(settlement).values({ ...happened(event), kind: "refund", sliceId, owner, amount, credit });
  await context.db.update(slice, { id: sliceId }).set({ refundPaid });
});

ponder.on("Manager:PayoutPosted", async ({ event, context }) => {
  const { batchId, period, deliveredBps, evidence, evidenceHash } = event.args;
  const row = { ...happened(event), batchId, period, deliveredBps, evidence, evidenceHash };
  await context.db.insert(payout).values(row);
});

ponder.on("Slices:PayoutAccrued", async ({ event, context }) => {
  const { batchId, period, gross, hosting, fee, holders, released, refunded } = event.args;
  const { acc, refundAcc, escrow, proceeds } = event.args;
  const money = { gross, hosting, fee, holders, released, refunded, acc, refundAcc };
  await context.db.update(payout, { batchId, period }).set(money);
  await context.db.update(batch, { id: batchId }).set({ acc, refundAcc, escrow, proceeds });
});
