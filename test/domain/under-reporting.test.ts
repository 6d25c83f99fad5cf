import { describe, expect, test } from "vitest";
import { openBook } from "#domain/held-escrow.ts";
import { accuse, bondFreeAt, underReportedAt } from "#domain/under-reporting.ts";

const DAY = 86_400n;
const opened = openBook({ baseUnitsPerSat: 1n, hashesPerPeriod: 1n, termStart: 0n, periodSeconds: DAY });
const accused = { ...opened, posted: 1_000_000n, accused: 1_005_001n, accusedUntil: 100n * DAY };
const answered = { ...accused, posted: 1_000_001n };

describe("an accusation", () => {
  test("is of what is proven beyond what was posted, by more than half a percent, and leaves fourteen days and a period", () => {
    expect(accuse(answered, 1_005_002n, DAY)).toEqual({ ...answered, accused: 1_005_002n, accusedUntil: 16n * DAY });
    expect(() => accuse(answered, 1_005_001n, DAY)).toThrow("1005001 are proven, and 1000001 posted");
  });

  test("does not begin anew before it is answered", () => {
    expect(() => accuse(accused, 9_000_000n, DAY)).toThrow("an accusation runs until 8640000");
  });

  test("that is not answered is a default from its end on; half a percent is overlooked", () => {
    expect(underReportedAt(accused)).toBe(100n * DAY);
    expect(underReportedAt(answered)).toBe(undefined);
  });

  test("leaves fourteen days and a period again after a pause that met its time, and not after another", () => {
    expect(underReportedAt(accused, { from: 90n * DAY, until: 91n * DAY })).toBe(106n * DAY);
    expect(underReportedAt(accused, { from: 84n * DAY, until: 85n * DAY })).toBe(100n * DAY);
    expect(underReportedAt(accused, { from: 100n * DAY, until: 101n * DAY })).toBe(100n * DAY);
  });

  test("keeps the bond until it is answered, as does what waits; then fourteen days and a period after the last posting", () => {
    expect(bondFreeAt(accused, DAY)).toBe(undefined);
    expect(bondFreeAt({ ...answered, nextHeld: 1n }, DAY)).toBe(undefined);
    expect(bondFreeAt(answered, DAY)).toBe(16n * DAY);
  });
});
