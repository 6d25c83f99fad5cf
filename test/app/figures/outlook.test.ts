import { expect, test } from "vitest";
import { ratesOf } from "#app/_figures/batch-rates.ts";
import { halvingsAround } from "#app/_figures/halving.ts";
import { outlooksOf } from "#app/_figures/outlook.ts";
import { aBatch, knownDay } from "../batch-fixture.ts";

/** A thousandth of a sat for each day: sums of many days keep their digits. */
const large = {
  capacity: 100_000n,
  lastPayouts: [{ ...knownDay(0), gross: 8_420_814n, hosting: 5_095_159n, fee: 83_141n }],
};

test("the known slice lives 364 days and earns 5,508 sats at +2 % per epoch, 714 days and 10,733 at +1 %", () => {
  const batch = aBatch({ ...large, periods: 1_001, nextPeriod: 1 });
  const outlooks = outlooksOf(batch, ratesOf(batch), [100, 200, 300]);
  expect(outlooks?.cases.map(({ payingDays, net }) => [payingDays, Math.round(Number(net) / 1000)])).toEqual([
    [714, 10_733],
    [364, 5_508],
    [238, 3_764],
  ]);
});

test("an outlook ends with the term and costs what is left of it", () => {
  const batch = aBatch({ periods: 11, nextPeriod: 1 });
  const outlooks = outlooksOf(batch, ratesOf(batch), [0]);
  expect(outlooks).toMatchObject({ days: 10, cost: 200_000n, halving: undefined });
  expect(outlooks?.cases[0]).toMatchObject({ payingDays: 10 });
});

test("a halving within the days left halves the gross from then on", () => {
  const before = { termStart: new Date("2024-04-10T00:00:00Z"), periods: 21, nextPeriod: 1 };
  const batch = aBatch({ ...before, maxHostingBps: 0, feeBps: 0 });
  const outlooks = outlooksOf(batch, ratesOf(batch), [0]);
  expect(outlooks?.halving).toEqual(new Date("2024-04-20T00:09:27Z"));
  expect(outlooks?.cases[0]?.net).toBe(84_208n * 9n + 42_104n * 11n);
});

test("payouts from before a halving are not taken for what comes after it", () => {
  const lastPayouts = [8, 9, 10].map((period) => ({ ...knownDay(period), gross: period === 10 ? 40_000n : 84_208n }));
  const batch = aBatch({
    termStart: new Date("2024-04-10T00:00:00Z"),
    periods: 13,
    nextPeriod: 11,
    lastPayouts,
    maxHostingBps: 0,
    feeBps: 0,
  });
  const outlooks = outlooksOf(batch, ratesOf(batch), [0]);
  expect(outlooks?.measuredPeriods).toBe(1);
  expect(outlooks?.cases[0]?.net).toBe(80_000n);
});

test("there is no outlook without a payout or without days left", () => {
  const none = aBatch({ lastPayouts: [] });
  expect(outlooksOf(none, ratesOf(none), [0])).toBeUndefined();
  const over = aBatch({ periods: 1, nextPeriod: 1 });
  expect(outlooksOf(over, ratesOf(over), [0])).toBeUndefined();
});

test("hosting takes no more than the terms let it, however dear it is", () => {
  const batch = aBatch({
    periods: 2,
    maxHostingBps: 5_000,
    feeBps: 0,
    lastPayouts: [{ ...knownDay(0), hosting: 80_000n }],
  });
  expect(outlooksOf(batch, ratesOf(batch), [0])?.cases[0]?.net).toBe(42_104n);
});

test("the halving of 2024 is the last one known, the next is expected four years on", () => {
  const { last, next } = halvingsAround(new Date("2025-01-01T00:00:00Z"));
  expect(last).toEqual(new Date("2024-04-20T00:09:27Z"));
  expect(next.getUTCFullYear()).toBe(2028);
  expect(halvingsAround(new Date("2024-04-20T00:09:26Z")).next).toEqual(last);
});
