const { EvmBatchProcessor } = require("@subsquid/evm-processor");
const { TypeormDatabase } = require("@subsquid/typeorm-store");
const { capacitySlices, batchManager, startBlock } = require("../deployment.json");
const events = require("./events");
const { gather } = require("./gathered");

const ZERO = "0x0000000000000000000000000000000000000000";
const addresses = { slices: capacitySlices.toLowerCase(), manager: batchManager.toLowerCase() };
const topicsOf = (contract) => Object.values(events[contract]).map(({ topic }) => topic);
const names = new Map(
  [...Object.entries(events.slices), ...Object.entries(events.manager)].map(([name, event]) => [
    event.topic,
    [name, event],
  ]),
);

const processor = new EvmBatchProcessor()
  .setRpcEndpoint({ url: process.env.BENCH_RPC_URL, capacity: 20, maxBatchCallSize: 100 })
  .setRpcDataIngestionSettings({ headPollInterval: 100 })
  .setFinalityConfirmation(64)
  .setBlockRange({ from: startBlock })
  .setFields({ log: { topics: true, data: true, transactionHash: true } })
  .addLog({ address: [addresses.slices], topic0: topicsOf("slices") })
  .addLog({ address: [addresses.manager], topic0: topicsOf("manager") });

/** Event by event, in memory. */
const handle = {
  BatchOpened(rows, { batchId, operator, paymentToken, payoutToken, capacity, bond }) {
    const money = { sold: 0n, escrow: 0n, proceeds: 0n, acc: 0n, refundAcc: 0n };
    rows.openBatch({ id: String(batchId), operator, paymentToken, payoutToken, capacity, bond, ...money });
  },
  SliceMinted(rows, { id, batchId, owner, units, cost, paid, refundPaid, sold, escrow, proceeds }) {
    rows.mint({ id: String(id), batchId, owner, units, cost, paid, refundPaid });
    rows.changeBatch(String(batchId), { sold, escrow, proceeds });
  },
  SliceBought: (rows, { id, buyer }) => rows.changeSlice(String(id), { buyer }),
  Transfer(rows, { from: sender, to: recipient, tokenId: sliceId }, happened) {
    if (sender === ZERO) return;
    rows.transfer({ ...happened, sliceId, sender, recipient });
    rows.changeSlice(String(sliceId), { owner: recipient });
  },
  Claimed(rows, { id: sliceId, owner, to: recipient, amount, paid }, happened) {
    rows.claim({ ...happened, sliceId, owner, recipient, amount });
    rows.changeSlice(String(sliceId), { paid });
  },
  Settled(rows, { id: sliceId, owner, amount, paid, credit }, happened) {
    rows.settle({ ...happened, kind: "earnings", sliceId, owner, amount, credit });
    rows.changeSlice(String(sliceId), { paid });
  },
  RefundSettled(rows, { id: sliceId, owner, amount, refundPaid, credit }, happened) {
    rows.settle({ ...happened, kind: "refund", sliceId, owner, amount, credit });
    rows.changeSlice(String(sliceId), { refundPaid });
  },
  PayoutPosted(rows, { batchId, period, deliveredBps, evidence, evidenceHash }, happened) {
    rows.post({ ...happened, id: `${batchId}-${period}`, batchId, period, deliveredBps, evidence, evidenceHash });
  },
  PayoutAccrued(rows, { batchId, period, escrow, proceeds, acc, refundAcc, ...money }) {
    const { gross, hosting, fee, holders, released, refunded } = money;
    rows.changePayout(`${batchId}-${period}`, { gross, hosting, fee, holders, released, refunded, acc, refundAcc });
    rows.changeBatch(String(batchId), { escrow, proceeds, acc, refundAcc });
  },
};

processor.run(new TypeormDatabase({ supportHotBlocks: true }), async ({ blocks, store }) => {
  const decoded = blocks.flatMap(({ header, logs }) =>
    logs.flatMap((log) => {
      const [name, event] = names.get(log.topics[0]) ?? [];
      if (!event) return [];
      const place = { id: log.id, block: header.height, logIndex: log.logIndex };
      const happened = { ...place, txHash: log.transactionHash, time: new Date(header.timestamp) };
      return [{ name, args: event.decode(log), happened }];
    }),
  );
  const [sliceIds, batchIds] = [new Set(), new Set()];
  for (const { args } of decoded) {
    const slice = args.id ?? args.tokenId;
    if (slice !== undefined) sliceIds.add(String(slice));
    if (args.batchId !== undefined) batchIds.add(String(args.batchId));
  }
  const rows = await gather(store, sliceIds, batchIds);
  for (const { name, args, happened } of decoded) handle[name](rows, args, happened);
  await rows.write();
});
