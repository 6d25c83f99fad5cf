import { expect, test } from "vitest";
import { perBtc, ratesOf } from "#app/_figures/batch-rates.ts";
import { perThDay } from "#app/_figures/per-th-day.ts";
import { aBatch, knownDay } from "../batch-fixture.ts";

test("the known slice nets 32.4 sats per TH-day after hosting and fee", () => {
  const { recent } = ratesOf(aBatch());
  expect(recent).toEqual({ periods: 1, gross: 84_208n, hosting: 50_951n, fee: 831n, net: 32_426n, deliveredBps: 9700 });
});

test("a price per unit and period becomes a price per TH-day whatever the unit and the period", () => {
  expect(ratesOf(aBatch()).price).toBe(20_000n);
  const small = { unitHashrate: 10n ** 9n, rate: 20n, capacity: 1_000_000n };
  expect(ratesOf(aBatch(small)).price).toBe(20_000n);
  expect(ratesOf(aBatch({ periodSeconds: 3_600, rate: 1_000n })).price).toBe(24_000n);
});

test("what is paid per bitcoin is the price over the net, rounded up", () => {
  expect(ratesOf(aBatch()).paidPerBtc).toBe((20_000n * 10n ** 11n + 32_425n) / 32_426n);
  expect(perBtc(1n, 3n)).toBe(33_333_333_334n);
});

test("a batch without a payout has a price and nothing else", () => {
  expect(ratesOf(aBatch({ lastPayouts: [] }))).toEqual({ price: 20_000n, recent: undefined, paidPerBtc: undefined });
});

test("a batch that netted nothing has no price per bitcoin", () => {
  const payout = { ...knownDay(0), hosting: 84_208n, fee: 0n };
  expect(ratesOf(aBatch({ lastPayouts: [payout] })).paidPerBtc).toBeUndefined();
});

test("a mean over several periods counts each period, also those that paid nothing", () => {
  const nothing = { period: 1, gross: 0n, hosting: 0n, fee: 0n, deliveredBps: 0, evidence: 0 as const };
  const { recent } = ratesOf(aBatch({ lastPayouts: [knownDay(0), nothing] }));
  expect(recent).toMatchObject({ periods: 2, gross: 42_104n, deliveredBps: 4850 });
});

test("an amount per TH-day of no capacity or no time is nothing", () => {
  expect(perThDay(5n, { hashrate: 0n, seconds: 1n })).toBe(0n);
  expect(perThDay(5n, { hashrate: 1n, seconds: 0n })).toBe(0n);
});

test("the upfront part is in the price per TH-day, spread over the periods a buyer still gets", () => {
  const batch = { rate: 20_000n, upfront: 60_000n, periods: 30 };
  expect(ratesOf(aBatch({ ...batch, nextPeriod: 0 })).price).toBe(22_000n);
  expect(ratesOf(aBatch({ ...batch, nextPeriod: 20 })).price).toBe(26_000n);
  expect(ratesOf(aBatch({ ...batch, nextPeriod: 30 })).price).toBe(22_000n);
});
