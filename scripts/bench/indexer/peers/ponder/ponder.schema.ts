import { index, onchainTable, primaryKey } from "ponder";

export const batch = onchainTable("batch", (t) => ({
  id: t.bigint().primaryKey(),
  operator: t.hex().notNull(),
  paymentToken: t.hex().notNull(),
  payoutToken: t.hex().notNull(),
  capacity: t.bigint().notNull(),
  bond: t.bigint().notNull(),
  sold: t.bigint().notNull(),
  escrow: t.bigint().notNull(),
  proceeds: t.bigint().notNull(),
  acc: t.bigint().notNull(),
  refundAcc: t.bigint().notNull(),
}));

export const slice = onchainTable(
  "slice",
  (t) => ({
    id: t.bigint().primaryKey(),
    batchId: t.bigint().notNull(),
    owner: t.hex().notNull(),
    buyer: t.hex(),
    units: t.bigint().notNull(),
    cost: t.bigint().notNull(),
    paid: t.bigint().notNull(),
    refundPaid: t.bigint().notNull(),
  }),
  (table) => ({ byOwner: index().on(table.owner) }),
);

export const transfer = onchainTable(
  "transfer",
  (t) => ({
    block: t.integer().notNull(),
    logIndex: t.integer().notNull(),
    txHash: t.hex().notNull(),
    time: t.bigint().notNull(),
    sliceId: t.bigint().notNull(),
    sender: t.hex().notNull(),
    recipient: t.hex().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);

export const claim = onchainTable(
  "claim",
  (t) => ({
    block: t.integer().notNull(),
    logIndex: t.integer().notNull(),
    txHash: t.hex().notNull(),
    time: t.bigint().notNull(),
    sliceId: t.bigint().notNull(),
    owner: t.hex().notNull(),
    recipient: t.hex().notNull(),
    amount: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);

export const settlement = onchainTable(
  "settlement",
  (t) => ({
    block: t.integer().notNull(),
    logIndex: t.integer().notNull(),
    txHash: t.hex().notNull(),
    time: t.bigint().notNull(),
    kind: t.text().notNull(),
    sliceId: t.bigint().notNull(),
    owner: t.hex().notNull(),
    amount: t.bigint().notNull(),
    credit: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);

export const payout = onchainTable(
  "payout",
  (t) => ({
    batchId: t.bigint().notNull(),
    period: t.integer().notNull(),
    block: t.integer().notNull(),
    logIndex: t.integer().notNull(),
    txHash: t.hex().notNull(),
    time: t.bigint().notNull(),
    deliveredBps: t.integer().notNull(),
    evidence: t.integer().notNull(),
    evidenceHash: t.hex().notNull(),
    gross: t.bigint(),
    hosting: t.bigint(),
    fee: t.bigint(),
    holders: t.bigint(),
    released: t.bigint(),
    refunded: t.bigint(),
    acc: t.bigint(),
    refundAcc: t.bigint(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.batchId, table.period] }) }),
);
