import { describe, expect, test } from "vitest";
import { bondReleasableAt, forfeitOf, isDisputeOpen, isDisputePossible } from "#domain/dispute.ts";

const DAY = 86_400n;
const none = { until: 0n, atPeriod: 0n };
const batch = { nextPeriod: 3n, bond: 100n, hasArbiter: true };

describe("a dispute about a bond", () => {
  test("needs an arbiter, a bond, and a payout that came after the last one", () => {
    expect(isDisputePossible(none, batch, 5n)).toBe(true);
    expect(isDisputePossible(none, { ...batch, hasArbiter: false }, 5n)).toBe(false);
    expect(isDisputePossible(none, { ...batch, bond: 0n }, 5n)).toBe(false);
    expect(isDisputePossible(none, { ...batch, nextPeriod: 0n }, 5n)).toBe(false);
    expect(isDisputePossible({ until: 0n, atPeriod: 3n }, batch, 5n)).toBe(false);
    expect(isDisputePossible({ until: 0n, atPeriod: 2n }, batch, 5n)).toBe(true);
  });

  test("is open until it expires, and one at a time", () => {
    const dispute = { until: 30n * DAY, atPeriod: 2n };
    expect(isDisputeOpen(dispute, 30n * DAY - 1n)).toBe(true);
    expect(isDisputePossible(dispute, batch, 30n * DAY - 1n)).toBe(false);
    expect(isDisputePossible(dispute, batch, 30n * DAY)).toBe(true);
  });

  test("holds the bond back: a week after the last payout at the least, and as long as it is open", () => {
    expect(bondReleasableAt(100n * DAY, false, none)).toBe(100n * DAY);
    expect(bondReleasableAt(100n * DAY, true, none)).toBe(107n * DAY);
    expect(bondReleasableAt(100n * DAY, true, { until: 131n * DAY, atPeriod: 3n })).toBe(131n * DAY);
  });

  test("costs the operator a part of the bond, rounded down", () => {
    expect([forfeitOf(9_999n, 10_000n), forfeitOf(9_999n, 3_333n), forfeitOf(9_999n, 0n)]).toEqual([
      9_999n,
      3_332n,
      0n,
    ]);
  });
});
