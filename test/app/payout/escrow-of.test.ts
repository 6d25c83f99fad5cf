import { describe, expect, test } from "vitest";
import { escrowOf } from "#app/_payout/escrow-of.ts";
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
