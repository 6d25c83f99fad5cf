import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitByLargestRemainder } from "#domain/largest-remainder.ts";

describe("a split by largest remainder", () => {
  test("shares a farm's payment of 9,837,098 sats over three batches", () => {
    expect(splitByLargestRemainder(9_837_098n, [40_000_000n, 35_000_000n, 21_759_000n])).toEqual([
      4_066_639n,
      3_558_309n,
      2_212_150n,
    ]);
  });

  test("gives the first of equal remainders the odd base unit", () => {
    expect(splitByLargestRemainder(2n, [1n, 1n, 1n])).toEqual([1n, 1n, 0n]);
  });

  test("gives nothing to a weight of 0", () => {
    expect(splitByLargestRemainder(5n, [0n, 3n, 0n])).toEqual([0n, 5n, 0n]);
  });

  test("refuses no weights, only zeros, a negative weight and a negative total", () => {
    for (const weights of [[], [0n, 0n], [2n, -1n]])
      expect(() => splitByLargestRemainder(5n, weights)).toThrow(RangeError);
    expect(() => splitByLargestRemainder(-1n, [1n])).toThrow("below 0");
  });

  test("sums to the total, and is within one base unit of each exact share", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 100n }), weights, (total, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0n);
        fc.pre(sum > 0n);
        const parts = splitByLargestRemainder(total, weights);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const exact = total * (weights[index] ?? 0n);
          expect(part * sum > exact - sum && part * sum < exact + sum).toBe(true);
        });
      }),
    );
  });
});
