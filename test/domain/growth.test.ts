import { describe, expect, test } from "vitest";
import { growthBand, sliceLife } from "#domain/growth.ts";
import { usdOfSats } from "#domain/hashprice.ts";
import { multiply, parseRational, rational, toFixed } from "#domain/rational.ts";
import { btcUsd, slice } from "./day.ts";

describe("the life of a slice", () => {
  test.each([
    ["0.01", 714n, "10733"],
    ["0.02", 364n, "5508"],
    ["0.03", 238n, "3764"],
  ])("under a growth of difficulty of %s per epoch lasts %s days and brings %s sats per TH", (growth, days, sats) => {
    const life = sliceLife(slice, parseRational(growth));
    expect(life).toMatchObject({ days, ended: true });
    expect(toFixed(life.sats, 0)).toBe(sats);
  });

  test("under 2 % growth is worth $3.55 per TH", () => {
    expect(toFixed(usdOfSats(sliceLife(slice, parseRational("0.02")).sats, btcUsd), 2)).toBe("3.55");
  });

  test("without growth lasts all the days asked for, and says that it had not ended", () => {
    const life = sliceLife(slice, rational(0n), 30n);
    expect(life).toMatchObject({ days: 30n, ended: false });
    expect(toFixed(life.sats, 4)).toBe("972.7540");
  });

  test("of a slice that does not earn is over before it begins", () => {
    expect(sliceLife({ ...slice, usdPerKwh: rational(1n) }, rational(0n))).toEqual({
      days: 0n,
      sats: rational(0n),
      ended: true,
    });
  });
});

describe("the band of growth", () => {
  test("takes the nearest ranks of past changes", () => {
    const difficulties = [rational(100n)];
    for (const percent of [5n, -3n, 1n, 2n, 0n, 4n, -1n, 3n, 7n, 6n]) {
      difficulties.push(multiply(difficulties.at(-1) ?? 0n, rational(100n + percent, 100n)));
    }
    expect(growthBand(difficulties)).toEqual({
      p10: rational(-3n, 100n),
      p50: rational(2n, 100n),
      p90: rational(6n, 100n),
    });
  });

  test("needs two epochs", () => {
    expect(() => growthBand([rational(1n)])).toThrow("two epochs");
  });
});
