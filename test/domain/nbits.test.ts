import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { difficultyOf, displayedDifficulty, targetOf, workFromDifficulty, workOf } from "#domain/nbits.ts";
import { compare, divide, floor, multiply, subtract, toFixed } from "#domain/rational.ts";

const BITS_2024_04_25 = 0x170331db;

describe("nBits", () => {
  test("give the exact work of 2024-04-25", () => {
    expect(floor(workOf(BITS_2024_04_25))).toBe(378410393580124934176862n);
  });

  test("give the difficulty of 2024-04-25 as nodes print it, and exactly", () => {
    expect(displayedDifficulty(BITS_2024_04_25).toFixed(2)).toBe("88104191118793.16");
    expect(toFixed(difficultyOf(BITS_2024_04_25), 3)).toBe("88104191118793.152");
  });

  test("give the difficulty of other epochs as published to eight decimals", () => {
    const published = {
      387148450: "14496442856349.12003470",
      386101681: "81725299822043.21842340",
      386089497: "86388558925171.01171269",
      386057444: "101646843652785.16696423",
      385997110: "152271405447597.37300028",
      386023619: "124932866006548.15043583",
    };
    for (const [bits, difficulty] of Object.entries(published)) {
      expect(toFixed(difficultyOf(Number(bits)), 8)).toBe(difficulty);
    }
  });

  test("of the easiest block have the difficulty 1 and a work of a little over 2^32", () => {
    expect(difficultyOf(0x1d00ffff)).toEqual({ numerator: 1n, denominator: 1n });
    expect(floor(workOf(0x1d00ffff))).toBe(4295032833n);
  });

  test("expand a target of few bytes", () => {
    expect(targetOf(0x03123456)).toBe(0x123456n);
    expect(targetOf(0x02123456)).toBe(0x1234n);
    expect(targetOf(0x04123456)).toBe(0x12345600n);
  });

  test("of no possible target are refused", () => {
    for (const bits of [0x00000000, 0x1d000000, 0x04923456, 0xff123456, 0x01003456]) {
      expect(() => targetOf(bits)).toThrow(RangeError);
    }
  });

  test("show the short cut difficulty · 2^32 to be 15 ppm off", () => {
    const exact = workOf(BITS_2024_04_25);
    const error = divide(subtract(workFromDifficulty(difficultyOf(BITS_2024_04_25)), exact), exact);
    expect(toFixed(multiply(error, 1_000_000n), 1)).toBe("-15.3");
  });

  test("never give less work for a smaller target", () => {
    const mantissa = fc.integer({ min: 0x008000, max: 0x7fffff });
    fc.assert(
      fc.property(mantissa, mantissa, fc.integer({ min: 4, max: 29 }), (a, b, exponent) => {
        const [small, large] = a < b ? [a, b] : [b, a];
        expect(compare(workOf(exponent * 2 ** 24 + small), workOf(exponent * 2 ** 24 + large))).toBeGreaterThanOrEqual(
          0,
        );
      }),
    );
  });
});
