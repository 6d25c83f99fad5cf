import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkpoint, holdersUp, pendingDown, perUnitDown, Q64, shareDown, shareUp } from "#domain/accounting.ts";

const units = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n });
const net = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n });
const bps = fc.bigInt({ min: 0n, max: 10_000n });

describe("accounting", () => {
  test("counts a payout per unit in Q64, rounded down", () => {
    expect(perUnitDown(32_425n, 1_000n)).toBe((32_425n << 64n) / 1_000n);
    expect(perUnitDown(1n, 3n)).toBe(6_148_914_691_236_517_205n);
    expect(() => perUnitDown(1n, 0n)).toThrow(RangeError);
  });

  test("reserves enough for every sold unit, and never more than was paid", () => {
    fc.assert(
      fc.property(net, units, units, (net, a, b) => {
        const [sold, capacity] = a < b ? [a, b] : [b, a];
        const perUnit = perUnitDown(net, capacity);
        const holders = holdersUp(perUnit, sold);
        expect(holders).toBeLessThanOrEqual(net);
        expect(holders << 64n).toBeGreaterThanOrEqual(perUnit * sold);
        expect(holders - pendingDown(sold, perUnit, 0n)).toBeLessThanOrEqual(1n);
      }),
    );
  });

  test("pays slices that share a batch no more than its reserve, and keeps back less than a base unit for each", () => {
    fc.assert(
      fc.property(net, fc.array(units, { minLength: 1, maxLength: 20 }), (net, slices) => {
        const sold = slices.reduce((a, b) => a + b);
        const perUnit = perUnitDown(net, sold);
        const paid = slices.reduce((sum, slice) => sum + pendingDown(slice, perUnit, 0n), 0n);
        const reserve = holdersUp(perUnit, sold);
        expect(paid).toBeLessThanOrEqual(reserve);
        expect(reserve - paid).toBeLessThanOrEqual(BigInt(slices.length));
      }),
    );
  });

  test("keeps the fraction of a base unit when a slice is settled", () => {
    const first = checkpoint(2n, (3n * Q64) / 4n, 0n); // one and a half
    expect(first.whole).toBe(1n);
    expect(pendingDown(2n, Q64, first.paidAfter)).toBe(1n); // two quarters more: the half is now whole
  });

  test("leaves the checkpoint alone while there is no whole base unit to pay", () => {
    expect(checkpoint(1n, Q64 - 1n, 5n)).toEqual({ whole: 0n, paidAfter: 5n });
  });

  test("settling after every payout costs a slice at most one base unit against settling once", () => {
    const payouts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(payouts, fc.bigInt({ min: 1n, max: 10n ** 6n }), (payouts, slice) => {
        let acc = 0n;
        let paid = 0n;
        let often = 0n;
        for (const payout of payouts) {
          acc += perUnitDown(payout, 10n ** 6n);
          const { whole, paidAfter } = checkpoint(slice, acc, paid);
          expect(paidAfter).toBeGreaterThanOrEqual(paid);
          expect(paidAfter).toBeLessThanOrEqual(acc);
          often += whole;
          paid = paidAfter;
        }
        const once = pendingDown(slice, acc, 0n);
        expect(often).toBeLessThanOrEqual(once);
        expect(once - often).toBeLessThanOrEqual(1n);
      }),
    );
  });

  test("takes a share in either direction, a base unit apart at most", () => {
    expect([shareDown(9_999n, 1n), shareUp(9_999n, 1n)]).toEqual([0n, 1n]);
    expect([shareDown(20_000n, 9_700n), shareUp(20_000n, 9_700n)]).toEqual([19_400n, 19_400n]);
    fc.assert(
      fc.property(net, bps, (amount, bps) => {
        const [down, up] = [shareDown(amount, bps), shareUp(amount, bps)];
        expect(up - down).toBe((amount * bps) % 10_000n === 0n ? 0n : 1n);
        expect(up).toBeLessThanOrEqual(amount);
      }),
    );
  });
});
