import assert from "node:assert/strict";
import { type Address, maxUint256 } from "viem";
import { encodeDeliveries } from "#domain/deliveries.ts";
import { costOf } from "#domain/escrow.ts";
import { claimableOf, refundableOf } from "#domain/slice-position.ts";
import { BATCH_STATUSES, type Pause } from "#domain/terms.ts";
import { bondFreeAt, underReportedAt } from "#domain/under-reporting.ts";
import type { At } from "#scripts/bench/local-chain.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import type { HeldBatchModel } from "../../../chain/model/held-batch-model.ts";

export interface Surroundings {
  pause: Pause;
  hasArbiter: boolean;
  people: readonly Address[];
}

/** Every view of HeldEscrow, and of the batch's account, terms, slices and parties, against the model. `after` names the step. */
export async function compareHeld(world: LocalWorld, model: HeldBatchModel, around: Surroundings, after: string) {
  const now = await world.now();
  const asked: [what: string, answer: Promise<unknown>, expected: unknown][] = [];
  const same = (contract: At, view: string, args: unknown[], expected: unknown) =>
    asked.push([`${view}(${args}) after ${after}`, world.read(contract, view, args), expected]);

  compareBook(model, same, world, around);
  compareBatch(model, same, world, now, around);
  compareSlices(model, same, world);
  for (const token of [model.parties.paymentToken, model.parties.payoutToken]) {
    same(world.slices, "liabilities", [token], model.books.owedIn(token));
    for (const account of around.people) {
      same(world.slices, "credit", [account, token], model.books.creditOf(account, token));
    }
  }
  const answers = await Promise.all(asked.map(([, answer]) => answer));
  for (const [i, [what, , expected]] of asked.entries()) assert.deepEqual(answers[i], expected, what);
}

type Same = (contract: At, view: string, args: unknown[], expected: unknown) => unknown;

function compareBook(
  { batchId, book, proven, postedAt }: HeldBatchModel,
  same: Same,
  { held }: LocalWorld,
  { pause }: Surroundings,
) {
  const { posted, covered, baseUnitsPerSat, accused } = book;
  const numbers = { firstHeld: Number(book.firstHeld), nextHeld: Number(book.nextHeld) };
  const standing = { posted, covered, baseUnitsPerSat, ...numbers, accused, accusedUntil: Number(book.accusedUntil) };
  same(held, "standingOf", [batchId], standing);
  same(held, "provenBaseUnits", [batchId], proven);
  same(held, "underReportedAt", [batchId], underReportedAt(book, pause) ?? maxUint256);
  same(held, "bondFreeAt", [batchId, postedAt], bondFreeAt(book, postedAt) ?? maxUint256);
  for (let period = 0n; period <= book.nextHeld; period++) {
    const { gross, heldPerUnit, postedAt } = book.periods.get(period) ?? { gross: 0n, heldPerUnit: 0n, postedAt: 0n };
    same(held, "heldPeriod", [batchId, period], { gross, heldPerUnit, postedAt: Number(postedAt) });
  }
}

function compareBatch(
  model: HeldBatchModel,
  same: Same,
  { manager, slices }: LocalWorld,
  now: bigint,
  around: Surroundings,
) {
  const { batchId, account, terms, nextPeriod, dispute } = model;
  const { paymentToken, payoutToken } = model.parties;
  const fixed = { paymentToken, payoutToken, serial: Number(model.serial), royaltyBps: 0 };
  same(slices, "batchAccount", [batchId], { ...account, ...fixed });
  same(manager, "status", [batchId], BATCH_STATUSES.indexOf(model.statusAt(now)));
  same(manager, "nextPeriod", [batchId], Number(nextPeriod));
  same(manager, "costOf", [batchId, 3n], costOf(terms, nextPeriod, 3n));
  same(manager, "isUpfrontHeld", [batchId], model.upfront === "held");
  same(manager, "deliveries", [batchId], encodeDeliveries(model.periods));
  same(manager, "disputeOf", [batchId], [Number(dispute.until), Number(dispute.atPeriod)]);
  same(manager, "defaultableAt", [batchId], model.defaultableAt(now, around.pause) ?? maxUint256);
  same(manager, "bondReleasableAt", [batchId], model.bondReleasableAt(now, around.hasArbiter) ?? maxUint256);
}

function compareSlices(model: HeldBatchModel, same: Same, { slices }: LocalWorld) {
  for (const [id, position] of model.positions) {
    same(slices, "slice", [id], position);
    same(slices, "ownerOf", [id], model.ownerOf(id));
    same(slices, "claimable", [id], claimableOf(model.account, position));
    same(slices, "refundable", [id], refundableOf(model.account, position));
  }
}
