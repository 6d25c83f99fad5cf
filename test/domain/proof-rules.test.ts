import { describe, expect, test } from "vitest";
import { bondFreeAt, type ProofStanding, underReportedAt } from "#domain/proof-rules.ts";

const DAY = 86_400n;
const accused: ProofStanding = {
  ...{ posted: 1_000_000n, accused: 1_005_001n, accusedUntil: 100n * DAY, isHeld: false, periodSeconds: DAY },
};
const answered = { ...accused, posted: 1_000_001n };

describe("an accusation", () => {
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
    expect(bondFreeAt({ ...answered, isHeld: true }, DAY)).toBe(undefined);
    expect(bondFreeAt(answered, DAY)).toBe(16n * DAY);
  });
});
