import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakEvenBtcUsd, breakEvenEfficiency, breakEvenPower, breakEvenSatsPerThDay } from "#domain/break-even.ts";
import { usdOfSats } from "#domain/hashprice.ts";
import { add, compare, parseRational, rational, subtract, toFixed } from "#domain/rational.ts";
import { sliceIncome } from "#domain/slice-income.ts";
import { btcUsd, slice } from "./day.ts";

describe("the income of a slice", () => {
  test.each([
    ["gross", "85.92667"],
    ["poolFee", "1.71853"],
    ["afterPool", "84.20814"],
    ["electricity", "43.97287"],
    ["service", "6.97872"],
    ["beforePlatform", "33.25655"],
    ["platform", "0.83141"],
    ["net", "32.42513"],
    ["shortfall", "0.00000"],
  ] as const)("on 2024-04-25 has a %s of %s sats per TH and day", (part, sats) => {
    expect(toFixed(sliceIncome(slice)[part], 5)).toBe(sats);
  });

  const fraction = fc.bigInt({ min: 0n, max: 10_000n }).map((bps) => rational(bps, 10_000n));
  const amount = fc.bigInt({ min: 1n, max: 10n ** 12n }).map((micro) => rational(micro, 1_000_000n));
  const anything = fc.record({
    satsPerThDay: amount,
    btcUsd: amount,
    uptime: fraction,
    poolFee: fraction,
    jPerTh: amount,
    usdPerKwh: amount,
    pue: amount,
    serviceUsdPerThDay: amount,
    platformFee: fraction,
  });

  test("is conserved exactly: gross and what the operator bears are fees, costs and net", () => {
    fc.assert(
      fc.property(anything, (assumed) => {
        const income = sliceIncome(assumed);
        const spent = [income.poolFee, income.electricity, income.service, income.platform, income.net];
        expect(spent.reduce(add)).toEqual(add(income.gross, income.shortfall));
      }),
    );
  });

  test("is never below zero, and nobody is charged a platform fee on nothing", () => {
    fc.assert(
      fc.property(anything, (assumed) => {
        const income = sliceIncome(assumed);
        expect(compare(income.net, 0n)).toBeGreaterThanOrEqual(0);
        if (compare(income.shortfall, 0n) > 0)
          expect([income.platform, income.net]).toEqual([rational(0n), rational(0n)]);
      }),
    );
  });
});

describe("break-even", () => {
  test("of power is $0.10533/kWh", () => expect(toFixed(breakEvenPower(slice), 5)).toBe("0.10533"));
  test("of the price is $39,015.77 per BTC", () => expect(toFixed(breakEvenBtcUsd(slice), 2)).toBe("39015.77"));
  test("of efficiency is 41.17 J/TH", () => expect(toFixed(breakEvenEfficiency(slice), 2)).toBe("41.17"));

  test("of hashprice leaves exactly nothing, and a little more leaves something", () => {
    const satsPerThDay = breakEvenSatsPerThDay(slice);
    const margin = sliceIncome({ ...slice, satsPerThDay });
    expect([margin.beforePlatform, margin.shortfall]).toEqual([rational(0n), rational(0n)]);
    const more = sliceIncome({ ...slice, satsPerThDay: add(satsPerThDay, parseRational("0.000001")) });
    expect(compare(more.net, 0n)).toBe(1);
  });

  test("of the price leaves exactly nothing at that price", () => {
    const margin = sliceIncome({ ...slice, btcUsd: breakEvenBtcUsd(slice) });
    expect(subtract(margin.beforePlatform, margin.shortfall)).toEqual(rational(0n));
    expect(toFixed(usdOfSats(margin.gross, btcUsd), 4)).toBe("0.0554");
  });
});
