import { PROOF_GRACE_SECONDS } from "#domain/held-escrow.ts";
import { endOf } from "#domain/terms.ts";
import { underReportedAt } from "#domain/under-reporting.ts";
import { DAY } from "#scripts/bench/local-world.ts";
import type { Does, Steps } from "./life.ts";

const post: Does = async ({ world, bitcoin, next }, { twin: { model, act }, isSigned, hides, isLate }) => {
  if (isLate && next(2) === 0) return;
  const { nextPeriod, terms, batchId, book } = model;
  if (nextPeriod < terms.periods && next(6) > 0) await world.warp(endOf(terms, nextPeriod));
  const sats = next(5) === 0 ? 0 : next(2 * bitcoin.periodSats);
  const gross = (BigInt(sats) * book.baseUnitsPerSat) / (hides ? 3n : 1n);
  const deliveredBps = next(2) === 0 ? 10_000 : next(10_001);
  const signers = isSigned && next(2) === 0 ? [world.pool, world.auditor] : [];
  const payout = await world.payoutOf(batchId, Number(nextPeriod), deliveredBps, gross, signers);
  const posted = { gross, hosting: gross / 4n, deliveredBps, evidence: signers.length === 0 ? 0 : 2 };
  await act({
    ...{ name: "post", from: world.operator, contract: "manager", verb: "postPayout", args: [batchId, payout] },
    apply: (at) => model.post(posted, at),
  });
};

/** Who hides nothing proves mostly what is missing. */
const prove: Does = async ({ bitcoin, next, tally }, { twin: { model, compare }, isLazy, hides }) => {
  if (isLazy && next(3) > 0) return;
  const missing = model.book.posted / model.book.baseUnitsPerSat - model.provenSats;
  const freely = hides || next(8) === 0 ? BigInt(1 + next(2 * bitcoin.periodSats)) : undefined;
  const { names, sats } = await bitcoin.step(model.batchId, freely ?? (missing > 0n ? missing : 0n));
  model.provenSats += sats;
  for (const name of names) tally.add(name, true);
  await compare(names.join(", "));
};

/** Names the epoch of each period, now and then another one. */
const settleHeld: Does = async ({ bitcoin, next, who, tally }, { twin: { model, act } }) => {
  const numbers: number[] = [];
  for (let i = 0n; i < (next(4) === 0 ? 2n : 1n); i++) {
    const right = await bitcoin.epochOf(endOf(model.terms, model.book.firstHeld + i));
    numbers.push(next(6) === 0 ? Math.max(0, right + next(3) - 1) : right);
  }
  const epochs = await Promise.all(numbers.map(bitcoin.relayEpoch));
  await act({
    ...{ name: "settle held", from: who(), contract: "manager", verb: "settleHeld", args: [model.batchId, numbers] },
    apply(at) {
      for (const isProven of model.settleHeld(epochs, at)) tally.add(isProven ? "release" : "write off", true);
    },
    isExact: true,
  });
};

const accuse: Does = ({ who }, { twin: { model, act } }) =>
  act({
    ...{ name: "accuse", from: who(), contract: "held", verb: "accuse", args: [model.batchId] },
    apply: (at) => model.accuse(at),
    isExact: true,
  });

const topUp: Does = async ({ bitcoin, next, who }, { twin: { model, act } }) => {
  const amount = BigInt(1 + next(bitcoin.periodSats)) * model.book.baseUnitsPerSat;
  const args = [model.batchId, next(1 + Number(model.nextPeriod)), amount, `0x${"03".repeat(32)}`];
  await act({
    ...{ name: "top up", from: who(), contract: "manager", verb: "topUp", args },
    apply: () => model.topUp(amount),
  });
};

/** Until any moment, or one at which something changes, or the second before. Who posts in time waits for the next period alone. */
const wait: Does = async ({ world, next, pause, tally }, { twin: { model, hasArbiter, compare }, isLate }) => {
  const at = await world.now();
  const due = endOf(model.terms, model.nextPeriod);
  const oldest = model.book.periods.get(model.book.firstHeld);
  const borders = [
    ...[model.defaultableAt(at, pause), model.bondReleasableAt(at, hasArbiter), underReportedAt(model.book, pause)],
    ...(oldest === undefined ? [] : [oldest.postedAt + BigInt(PROOF_GRACE_SECONDS)]),
  ].filter((border) => border !== undefined && border > at + 2n) as bigint[];
  const border = borders[next(Math.max(1, 2 * borders.length))];
  // What is tried next has a second more.
  const longest = model.statusAt(at) === "Completed" ? 12 : 3;
  const moment = border === undefined ? at + BigInt(next(longest * Number(DAY))) : border - 1n - BigInt(next(2));
  const isDue = !isLate && model.nextPeriod < model.terms.periods && model.end === null;
  const to = isDue && moment > due ? due : moment;
  await world.warp(to);
  tally.add("wait", true);
  await compare(`waiting until ${to}`);
};

const pauseProtocol: Does = async ({ world, next, pause }, { twin: { act } }) => {
  const isRunning = (await world.now()) + 1n < pause.until;
  const seconds = 600 + next(3 * Number(DAY));
  await act({
    ...{ name: isRunning ? "unpause" : "pause", from: world.admin, contract: "manager" },
    ...(isRunning ? { verb: "unpause", args: [] } : { verb: "pause", args: [seconds] }),
    apply: (at) => void Object.assign(pause, isRunning ? { until: at } : { from: at, until: at + BigInt(seconds) }),
  });
};

export const closingSteps: Steps = [
  [3, settleHeld],
  [3, wait],
  [2, accuse],
];

export const proofSteps: Steps = [
  [8, post],
  [6, prove],
  [4, settleHeld],
  [2, accuse],
  [1, topUp],
  [3, wait],
  [1, pauseProtocol],
];
