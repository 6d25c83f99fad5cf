import { expect, test } from "vitest";
import { ratesOf } from "#app/_figures/batch-rates.ts";
import { breakEvenOf, breakEvenPower } from "#app/_figures/break-even.ts";
import { impliedBtcMicroUsd } from "#app/_figures/implied-price.ts";
import { returnBps } from "#app/_figures/return.ts";
import { hostingOf } from "#evidence/hosting.ts";
import { aBatch, knownDay } from "../batch-fixture.ts";

test("the bitcoin price the operator used is read back from what it charged for hosting", () => {
  const batch = aBatch();
  const { chargedSats } = hostingOf(
    { ...batch.disclosure, maxHostingBps: 10_000 },
    {
      hashrate: 970n * 10n ** 12n,
      capacityHashrate: 10n ** 15n,
      seconds: 86_400,
      grossSats: 84_208n,
      btcMicroUsd: 64_481_710_000n,
    },
  );
  const implied = impliedBtcMicroUsd(aBatch({ lastPayouts: [{ ...knownDay(0), hosting: chargedSats }] }));
  expect(Number(implied) / 64_481_710_000).toBeCloseTo(1, 4);
});

test("no bitcoin price is read from a charge that the terms cut off, from free hosting, or without a payout", () => {
  const cut = { ...knownDay(0), hosting: 42_104n };
  expect(impliedBtcMicroUsd(aBatch({ maxHostingBps: 5_000, lastPayouts: [cut] }))).toBeUndefined();
  expect(impliedBtcMicroUsd(aBatch({ lastPayouts: [{ ...knownDay(0), hosting: 0n }] }))).toBeUndefined();
  expect(impliedBtcMicroUsd(aBatch({ lastPayouts: [] }))).toBeUndefined();
});

test("at the break-even hashprice a holder's net equals the price", () => {
  const batch = aBatch();
  const rates = ratesOf(batch);
  const buyer = Number(breakEvenOf(batch, rates)?.buyer) / 1e9; // dollars per TH-day
  const hosting = 21.5 * 0.024 * 0.055 * 1.03 + 0.0045;
  expect((buyer * 0.98 - hosting) * 0.975).toBeCloseTo(0.02, 8);
});

test("below the farm's break-even nothing is left after hosting", () => {
  const farm = Number(breakEvenOf(aBatch(), { price: 20_000n })?.farm) / 1e9;
  expect(farm * 0.98).toBeCloseTo(21.5 * 0.024 * 0.055 * 1.03 + 0.0045, 8);
});

test("the known slice breaks even on electricity at $0.10533 per kWh", () => {
  const batch = aBatch();
  const { recent } = ratesOf(batch);
  const power = recent && breakEvenPower(batch, recent, 64_481_710_000n);
  expect(Number(power) / 1e6).toBeCloseTo(0.10533, 4);
});

test("a pool that keeps everything has no break-even", () => {
  const disclosure = { ...aBatch().disclosure, poolFeeBps: 10_000 };
  expect(breakEvenOf(aBatch({ disclosure }), { price: 1n })).toBeUndefined();
});

test("a return below the cost is rounded away from zero, never towards it", () => {
  expect(returnBps(50_000n * 1000n, 50_000_000n, 100_000_000_000n)).toBe(0n);
  expect(returnBps(49_999_999n, 50_000_000n, 100_000_000_000n)).toBe(-1n);
  expect(returnBps(75_000n * 1000n, 50_000_000n, 100_000_000_000n)).toBe(5_000n);
});
