import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalToUnits, measureToUnits } from "#evidence/decimal.ts";

describe("decimalToUnits", () => {
  test.each([
    ["0.09837098", 9_837_098n],
    ["0", 0n],
    ["1", 100_000_000n],
    ["9.5E-7", 95n],
    ["9.837098e-2", 9_837_098n],
    ["1e2", 10_000_000_000n],
    ["0.0459055", 4_590_550n],
    ["0.098370980000", 9_837_098n],
    ["-0.00000001", -1n],
    ["20999999.99999999", 2_099_999_999_999_999n],
  ])("%s bitcoins are exactly that many sats", (text, sats) => {
    expect(decimalToUnits(text, 8)).toBe(sats);
  });

  test.each([
    "",
    ".5",
    "5.",
    "1,5",
    "0x10",
    "1e999",
    "١",
    "NaN",
    "Infinity",
    "+1",
    "1 000",
    "1e",
    "--1",
    "9".repeat(61),
  ])("%j is not a number", (text) => {
    expect(decimalToUnits(text, 8)).toBe("not a number");
  });

  test("a digit beyond the eighth decimal is said, not rounded", () => {
    expect(decimalToUnits("0.098370985", 8)).toBe("too precise");
    expect(decimalToUnits("1e-9", 8)).toBe("too precise");
  });

  test("every amount of sats survives being written as bitcoins", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2_100_000_000_000_000n }), (sats) => {
        const written = `${sats / 100_000_000n}.${(sats % 100_000_000n).toString().padStart(8, "0")}`;
        expect(decimalToUnits(written, 8)).toBe(sats);
      }),
    );
  });
});

test("a measurement is cut off where it is finer than its unit", () => {
  expect(measureToUnits("60205641.1234567899", 9)).toBe(60_205_641_123_456_789n);
});
