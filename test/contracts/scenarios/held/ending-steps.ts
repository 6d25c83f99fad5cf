import { isDisputePossible } from "#domain/dispute.ts";
import { underReportedAt } from "#domain/under-reporting.ts";
import { allow, type Does, type Steps } from "./life.ts";

const reached = (time: bigint | undefined, now: bigint) => time !== undefined && now >= time;
const hash = (byte: string): `0x${string}` => `0x${byte.repeat(32)}`;

const declareDefault: Does = ({ who, pause }, { twin: { model, act } }) =>
  act({
    ...{ name: "default", from: who(), contract: "manager", verb: "declareDefault", args: [model.batchId] },
    apply(at) {
      allow(reached(model.defaultableAt(at, pause), at));
      model.default();
    },
    isExact: true,
  });

const forfeitBond: Does = ({ who, pause }, { twin: { model, act } }) =>
  act({
    ...{ name: "forfeit bond", from: who(), contract: "manager", verb: "forfeitBond", args: [model.batchId] },
    apply(at) {
      allow(model.statusAt(at) === "Completed" && model.account.bond > 0n);
      allow(reached(underReportedAt(model.book, pause), at));
      model.awardBond();
    },
    isExact: true,
  });

const releaseBond: Does = ({ who }, { twin: { model, act, hasArbiter } }) =>
  act({
    ...{ name: "release bond", from: who(), contract: "manager", verb: "releaseBond", args: [model.batchId] },
    apply(at) {
      allow(reached(model.bondReleasableAt(at, hasArbiter), at) && model.account.bond > 0n);
      model.releaseBond();
    },
    isExact: true,
  });

const dispute: Does = async (_, { twin: { model, act, hasArbiter } }) => {
  const [id] = model.positions.keys();
  if (id === undefined) return;
  const args = [model.batchId, id, hash("01")];
  await act({
    ...{ name: "dispute", from: model.ownerOf(id), contract: "manager", verb: "dispute", args },
    apply(at) {
      const { nextPeriod, dispute } = model;
      allow(isDisputePossible(dispute, { nextPeriod, bond: model.account.bond, hasArbiter }, at));
      model.open(at);
    },
    isExact: true,
  });
};

const resolve: Does = async ({ arbiter, next }, { twin: { model, act } }) => {
  const forfeitBps = next(3) * 5_000;
  await act({
    ...{ name: "resolve", from: arbiter, contract: "manager", verb: "resolveDispute" },
    args: [model.batchId, forfeitBps, hash("02")],
    apply: () => model.resolve(BigInt(forfeitBps)),
  });
};

export const endingSteps: Steps = [
  [2, declareDefault],
  [2, forfeitBond],
  [2, releaseBond],
  [1, dispute],
  [1, resolve],
];
