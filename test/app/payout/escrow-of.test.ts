import { describe, expect, test } from "vitest";
import { coverageOf } from "#app/_payout/coverage-of.ts";
import { escrowOf } from "#app/_payout/escrow-of.ts";
import { underReportingOf } from "#app/_proof/under-reporting-of.ts";
import { aHeldPart, aJudgement, aPath, aPayout } from "./path-fixture.ts";

const batch = { rate: 20n, sold: 500n, status: "Active" } as const;
const now = new Date("2024-05-01T00:00:00Z");
const late = new Date("2024-05-12T00:00:00Z");
const sumOf = ({ parts }: { parts: { amount: bigint }[] }) => parts.reduce((sum, { amount }) => sum + amount, 0n);

describe("the escrow of a period", () => {
  test("below level 3 is split when the payout is posted", () => {
    const found = escrowOf(batch, aPath(), now);
    expect(found.title).toBe("Released");
    expect(found.parts.map(({ amount }) => amount)).toEqual([9_000n, 1_000n]);
  });

  test("at level 3 waits, apart from what under-delivery gave back at once", () => {
    const path = aPath({ posted: aPayout({ released: 0n, refunded: 5_000n }), held: aHeldPart() });
    const found = escrowOf(batch, path, now);
    expect(found.title).toBe("Held");
    expect(found.parts.map(({ amount }) => amount)).toEqual([5_000n, 5_000n]);
    expect(sumOf(found)).toBe(batch.rate * batch.sold);
  });

  test("waits on after the time for proofs until somebody settles it, and says so", () => {
    const path = aPath({ posted: aPayout({ released: 0n, refunded: 5_000n }), held: aHeldPart() });
    expect(escrowOf(batch, path, late)).toMatchObject({ title: "Held", tone: "warn" });
    expect(escrowOf(batch, path, now)).toMatchObject({ title: "Held", tone: "calm" });
  });

  test("proven, is the operator's as far as the gross explains it, and the holders'", () => {
    const held = aHeldPart(aJudgement(true, 4_000n, 1_000n));
    const found = escrowOf(batch, aPath({ posted: aPayout({ released: 4_000n, refunded: 6_000n }), held }), now);
    expect(found.title).toBe("Released");
    expect(found.parts.map(({ amount }) => amount)).toEqual([4_000n, 1_000n, 5_000n]);
    expect(sumOf(found)).toBe(batch.rate * batch.sold);
  });

  test("not proven in time, is the holders'", () => {
    const held = aHeldPart(aJudgement(false, 0n, 5_000n));
    const found = escrowOf(batch, aPath({ posted: aPayout({ released: 0n, refunded: 10_000n }), held }), late);
    expect(found.title).toBe("To the holders");
    expect(sumOf(found)).toBe(batch.rate * batch.sold);
  });

  test("that is not posted stays in escrow, and is the holders' in a default", () => {
    const path = aPath({ posted: null });
    expect(escrowOf(batch, path, now)).toMatchObject({ title: "In escrow", parts: [{ amount: 10_000n }] });
    expect(escrowOf({ ...batch, sold: 0n }, path, now).parts).toEqual([]);
    const ended = escrowOf({ ...batch, status: "Defaulted" }, path, now);
    expect(ended).toMatchObject({ title: "To the holders", parts: [{ amount: 10_000n }] });
    expect(escrowOf({ ...batch, status: "Cancelled" }, path, now).title).toBe("Refundable");
  });
});

describe("what proofs cover of a held period", () => {
  const sums = {
    posted: 3_000n,
    covered: 600n,
    waitingBefore: 400n,
    periodSats: 0n,
    totalSats: 1_900n,
    baseUnitsPerSat: 1n,
  };
  const waiting = aPath({ posted: aPayout({ gross: 1_000n }), held: aHeldPart(), sums });

  test("is all that was proven, held against all that was posted up to it, less 5 %", () => {
    expect(coverageOf(waiting)).toEqual({ proven: 1_900n, needed: 1_900n, suffices: true });
    const short = aPath({ ...waiting, sums: { ...sums, totalSats: 1_899n } });
    expect(coverageOf(short)).toEqual({ proven: 1_899n, needed: 1_900n, suffices: false });
  });

  test("counts a token's base units, however many a satoshi is", () => {
    const found = coverageOf({ ...waiting, sums: { ...sums, totalSats: 19n, baseUnitsPerSat: 100n } });
    expect(found).toMatchObject({ proven: 1_900n, suffices: true });
  });

  test("is nobody's question for a period that does not wait", () => {
    expect(coverageOf(aPath())).toBeUndefined();
    expect(coverageOf({ ...waiting, held: aHeldPart(aJudgement(true, 1n, 0n)) })).toBeUndefined();
  });
});

describe("more proven than posted", () => {
  const sums = {
    posted: 10_000n,
    covered: 0n,
    waitingBefore: 0n,
    periodSats: 0n,
    totalSats: 10_050n,
    baseUnitsPerSat: 1n,
  };

  test("by half a percent can still be dust; beyond it anybody can accuse the batch", () => {
    expect(underReportingOf(sums)).toBeUndefined();
    expect(underReportingOf({ ...sums, totalSats: 10_051n })).toBe(51n);
  });

  test("accuses nobody in a batch that asks for no proofs", () => {
    expect(underReportingOf({ ...sums, totalSats: 99_999n, baseUnitsPerSat: null })).toBeUndefined();
  });
});
