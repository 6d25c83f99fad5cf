import { describe, expect, test } from "vitest";
import { encodeDeliveries, encodeDelivery } from "#domain/deliveries.ts";

describe("the byte of a posted period", () => {
  test("holds its evidence in the two highest bits and what was delivered in 63rds, rounded down", () => {
    expect(encodeDelivery(0, 10_000)).toBe(0x3f);
    expect(encodeDelivery(1, 10_000)).toBe(0x7f);
    expect(encodeDelivery(2, 5_000)).toBe(0x80 | 31);
    expect(encodeDelivery(0, 9_999)).toBe(62);
  });

  test("is never that of nothing where there was anything", () => {
    expect([encodeDelivery(0, 0), encodeDelivery(0, 1), encodeDelivery(0, 158)]).toEqual([0, 1, 1]);
  });

  test("follows the byte before it", () => {
    const periods = [
      { evidence: 0, deliveredBps: 0 },
      { evidence: 2, deliveredBps: 10_000 },
      { evidence: 1, deliveredBps: 400 },
    ];
    expect(encodeDeliveries(periods)).toBe("0x00bf42");
    expect(encodeDeliveries([])).toBe("0x");
  });
});
