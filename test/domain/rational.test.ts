import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  floor,
  fromBps,
  isZero,
  multiply,
  negate,
  parseRational,
  rational,
  round,
  subtract,
  toFixed,
} from "#domain/rational.ts";

const anyRational = fc
  .tuple(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), fc.bigInt({ min: 1n, max: 2n ** 80n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe("a rational", () => {
  test("is kept in lowest terms with a denominator above 0", () => {
    expect(rational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(0n, 5n)).toEqual({ numerator: 0n, denominator: 1n });
  });

  test("has no denominator of 0, and is not divided by it", () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => divide(1n, 0n)).toThrow(RangeError);
  });

  test("is read from decimal text exactly", () => {
    expect(parseRational("64481.71")).toEqual(rational(6_448_171n, 100n));
    expect(parseRational("-0.5")).toEqual(rational(-1n, 2n));
    for (const text of ["", "1e3", ".5", "1,000", "1/2"]) expect(() => parseRational(text)).toThrow(RangeError);
  });

  test("is rounded to the nearest, a half upwards", () => {
    expect(toFixed(rational(5n, 4n), 1)).toBe("1.3");
    expect(toFixed(rational(-1n, 3n), 2)).toBe("-0.33");
    expect(toFixed(rational(1n, 200n), 0)).toBe("0");
    expect(toFixed(rational(-1n, 1000n), 2)).toBe("0.00");
    expect(round(rational(-1n, 2n))).toBe(0n);
    expect(floor(rational(-1n, 2n))).toBe(-1n);
  });

  test("obeys arithmetic", () => {
    fc.assert(
      fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(add(a, negate(a))).toEqual(rational(0n));
        if (!isZero(b)) expect(multiply(divide(a, b), b)).toEqual(a);
        expect(compare(floor(a), a)).toBeLessThanOrEqual(0);
        expect(compare(floor(a) + 1n, a)).toBe(1);
      }),
    );
  });

  test("of basis points is a fraction", () => {
    expect(fromBps(250)).toEqual(rational(1n, 40n));
  });
});
