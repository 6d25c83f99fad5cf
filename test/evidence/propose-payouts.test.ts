import { expect, test } from "vitest";
import { type BacklogInput, proposePayouts } from "#evidence/propose-payouts.ts";
import { batch, btcMicroUsd, day, dayOf, evidenceHash, statementFrom } from "#test/evidence/batch.ts";

const record = statementFrom(day("2024-04-24"), day("2024-04-25"), day("2024-04-26"), day("2024-04-27"));

const backlog = (changes: Partial<BacklogInput> = {}) =>
  proposePayouts({
    batch,
    statement: record,
    evidenceHash,
    finishedPeriods: 5,
    btcMicroUsd: () => btcMicroUsd,
    ...changes,
  });

const periods = (changes?: Partial<BacklogInput>) => backlog(changes).map(({ payout }) => payout.period);

test("every finished period the record states is proposed, in order", () => {
  expect(periods()).toEqual([0, 1, 2]);
  expect(periods({ finishedPeriods: 2 })).toEqual([0, 1]);
});

test("posted periods are not proposed again", () => {
  expect(periods({ batch: { ...batch, nextPeriod: 2 } })).toEqual([2]);
});

test("nothing after the given day is proposed", () => {
  expect(periods({ through: dayOf("2024-04-26") })).toEqual([0]);
});

test("each period is priced on its own day", () => {
  const asked: number[] = [];
  const price = (start: number) => {
    asked.push(start);
    return btcMicroUsd;
  };
  backlog({ btcMicroUsd: price });
  expect(asked).toEqual(["2024-04-25", "2024-04-26", "2024-04-27"].map(dayOf));
});

test.each([
  ["all are posted", { batch: { ...batch, nextPeriod: 30 } }, "All 30 periods of the batch are posted."],
  ["none has ended", { finishedPeriods: 0 }, "Nothing is due: period 0 (2024-04-25) ends at 2024-04-26T00:00:00.000Z"],
  [
    "the rest comes later",
    { through: dayOf("2024-04-25") },
    "Everything through 2024-04-24 is posted; next is period 0 (2024-04-25).",
  ],
  [
    "the record is of other days",
    { batch: { ...batch, nextPeriod: 4 } },
    "Period 4 is 2024-04-29, which the record does not state",
  ],
])("where %s, a sentence says so", (_, changes, sentence) => {
  expect(() => backlog(changes)).toThrow(sentence);
});

test("a gap in the record stops everything, so that no period takes another's pay", () => {
  const gap = statementFrom(day("2024-04-25"), day("2024-04-27"));
  expect(() => backlog({ statement: gap })).toThrow("Period 1 is 2024-04-26");
});
