import type { Does, Life, Steps, Walk } from "./life.ts";

/** A slice's owner does something with it. */
const onSlice =
  (does: (walk: Walk, life: Life, id: bigint) => Promise<unknown>): Does =>
  async (walk, life) => {
    const ids = [...life.twin.model.positions.keys()];
    const id = ids[walk.next(Math.max(1, ids.length))];
    if (id !== undefined) await does(walk, life, id);
  };

export const buy: Does = async ({ next, who }, { twin: { model, act } }) => {
  const [units, to] = [BigInt(1 + next(400)), who()];
  await act({
    ...{ name: "buy", from: who(), contract: "manager", verb: "buy", args: [model.batchId, units, 2n ** 100n, to] },
    apply: () => model.buy(units, to),
  });
};

const giveBack = onSlice(({ who }, { twin: { model, act } }, id) =>
  act({
    ...{ name: "give back", from: model.ownerOf(id), contract: "manager", verb: "refund", args: [[id], who()] },
    apply: () => model.giveBack(id),
  }),
);

const releaseUpfront: Does = ({ who }, { twin: { model, act } }) =>
  act({
    ...{ name: "upfront", from: who(), contract: "manager", verb: "releaseUpfront", args: [model.batchId] },
    apply: () => model.releaseUpfront(),
  });

const collect: Does = ({ world, who }, { twin: { model, act } }) =>
  act({
    ...{ name: "collect", from: world.operator, contract: "manager", verb: "collectProceeds" },
    args: [model.batchId, who()],
    apply: () => model.collect(),
  });

const transfer = onSlice(({ who }, { twin: { model, act } }, id) => {
  const [owner, to] = [model.ownerOf(id), who()];
  return act({
    ...{ name: "transfer", from: owner, contract: "slices", verb: "transferFrom", args: [owner, to, id] },
    apply: () => model.transfer(id, to),
  });
});

const claim = onSlice(({ who }, { twin: { model, act } }, id) =>
  act({
    ...{ name: "claim", from: who(), contract: "slices", verb: "claim", args: [[id], model.ownerOf(id)] },
    apply: () => model.claim(id),
  }),
);

const claimRefund = onSlice(({ who }, { twin: { model, act } }, id) =>
  act({
    ...{ name: "claim refund", from: who(), contract: "slices", verb: "claimRefund", args: [[id], model.ownerOf(id)] },
    apply: () => model.claimRefund(id),
  }),
);

const settle = onSlice(({ who }, { twin: { model, act } }, id) =>
  act({
    ...{ name: "settle", from: who(), contract: "slices", verb: "settle", args: [[id]] },
    apply: () => model.settle(id),
  }),
);

const split = onSlice(({ next }, { twin: { model, act } }, id) => {
  const { units } = model.positionOf(id);
  const cut = 1n + BigInt(next(Number(units)));
  const parts = [cut, units - cut];
  return act({
    ...{ name: "split", from: model.ownerOf(id), contract: "slices", verb: "split", args: [id, parts] },
    apply: () => model.split(id, parts),
  });
});

const merge = onSlice((_, { twin: { model, act } }, id) => {
  const owner = model.ownerOf(id);
  const ids = [...model.positions.keys()].filter((other) => model.ownerOf(other) === owner);
  return act({
    ...{ name: "merge", from: owner, contract: "slices", verb: "merge", args: [ids] },
    apply: () => model.merge(ids, owner),
  });
});

const retire = onSlice((_, { twin: { model, act } }, id) =>
  act({
    ...{ name: "retire", from: model.ownerOf(id), contract: "slices", verb: "retire", args: [[id]] },
    apply: () => model.retire(id),
  }),
);

const withdraw: Does = async ({ world, next, who, books }, { twin: { act } }) => {
  const [account, token] = [who(), next(2) === 0 ? world.usdc.address : world.wbtc.address];
  await act({
    ...{ name: "withdraw", from: account, contract: "slices", verb: "withdraw", args: [token, account] },
    apply: () => books.withdraw(account, token),
  });
};

export const sliceSteps: Steps = [
  [1, buy],
  [1, giveBack],
  [1, releaseUpfront],
  [1, collect],
  [1, transfer],
  [1, claim],
  [1, claimRefund],
  [1, settle],
  [1, split],
  [1, merge],
  [1, retire],
  [1, withdraw],
];
