const { Column, Entity, PrimaryColumn } = require("typeorm");

const bigint = {
  type: "numeric",
  transformer: {
    to: (value) => (value === undefined || value === null ? value : String(value)),
    from: (text) => (text === null ? undefined : BigInt(text)),
  },
};
const text = { type: "text" };
const int = { type: "int4" };
const optional = (column) => ({ ...column, nullable: true });

/** An entity as squid-typeorm-codegen writes it, its decorators called by hand. */
function entity(name, columns) {
  const model = { [name]: class {} }[name];
  PrimaryColumn({ type: "text" })(model.prototype, "id");
  for (const [column, options] of Object.entries(columns)) Column(options)(model.prototype, column);
  Entity()(model);
  return model;
}

const happened = { block: int, logIndex: int, txHash: text, time: { type: "timestamptz" } };
const money = { gross: bigint, hosting: bigint, fee: bigint, holders: bigint, released: bigint, refunded: bigint };
const accumulators = { acc: bigint, refundAcc: bigint };

exports.Batch = entity("Batch", {
  ...{ operator: text, paymentToken: text, payoutToken: text, capacity: bigint, bond: bigint },
  ...{ sold: bigint, escrow: bigint, proceeds: bigint, ...accumulators },
});
exports.Slice = entity("Slice", {
  ...{ batchId: bigint, owner: text, buyer: optional(text), units: bigint, cost: bigint },
  ...{ paid: bigint, refundPaid: bigint },
});
exports.Transfer = entity("Transfer", { ...happened, sliceId: bigint, sender: text, recipient: text });
exports.Claim = entity("Claim", { ...happened, sliceId: bigint, owner: text, recipient: text, amount: bigint });
exports.Settlement = entity("Settlement", {
  ...{ ...happened, kind: text, sliceId: bigint, owner: text, amount: bigint, credit: bigint },
});
exports.Payout = entity("Payout", {
  ...{ ...happened, batchId: bigint, period: int, deliveredBps: int, evidence: int, evidenceHash: text },
  ...Object.fromEntries(
    Object.entries({ ...money, ...accumulators }).map(([name, column]) => [name, optional(column)]),
  ),
});
