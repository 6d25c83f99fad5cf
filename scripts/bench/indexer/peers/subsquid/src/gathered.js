const { In } = require("typeorm");
const { Batch, Claim, Payout, Settlement, Slice, Transfer } = require("./model");

/** What a stretch of blocks changes: what it touches is loaded in two queries, and everything is written at its end. */
exports.gather = async function gather(store, sliceIds, batchIds) {
  const load = async (entity, ids) =>
    new Map((await store.findBy(entity, { id: In([...ids]) })).map((row) => [row.id, row]));
  const slices = await load(Slice, sliceIds);
  const batches = await load(Batch, batchIds);
  const [payouts, transfers, claims, settlements] = [new Map(), [], [], []];
  const make = (entity, row) => Object.assign(new entity(), row);
  return {
    openBatch: (row) => batches.set(row.id, make(Batch, row)),
    changeBatch: (id, change) => Object.assign(batches.get(id), change),
    mint: (row) => slices.set(row.id, make(Slice, row)),
    changeSlice: (id, change) => Object.assign(slices.get(id), change),
    post: (row) => payouts.set(row.id, make(Payout, row)),
    changePayout: (id, change) => Object.assign(payouts.get(id), change),
    transfer: (row) => transfers.push(make(Transfer, row)),
    claim: (row) => claims.push(make(Claim, row)),
    settle: (row) => settlements.push(make(Settlement, row)),
    async write() {
      await store.upsert([...batches.values()]);
      await store.upsert([...slices.values()]);
      await store.insert([...payouts.values()]);
      await store.insert(transfers);
      await store.insert(claims);
      await store.insert(settlements);
    },
  };
};
