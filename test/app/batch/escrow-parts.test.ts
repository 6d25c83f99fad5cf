import { expect, test } from "vitest";
import { escrowParts } from "#app/_batch/escrow-parts.ts";
import type { BatchDetail } from "#queries/find-batch.ts";
import { aBatch } from "#test/app/batch-fixture.ts";

const batch = (changes: Partial<BatchDetail>): BatchDetail => ({
  ...aBatch({ rate: 10n, upfront: 60n, periods: 30, nextPeriod: 0, sold: 5n, ...changes }),
  acc: 0n,
  refundAcc: 0n,
  holdersReserve: 0n,
  refundReserve: 0n,
  holders: 2,
});
const price = 5n * (60n + 10n * 30n);
const sum = (parts: { amount: bigint }[]) => parts.reduce((total, { amount }) => total + amount, 0n);
const named = (parts: { name: string; amount: bigint }[], name: string) =>
  parts.find((part) => part.name.startsWith(name))?.amount;

test("while slices can be given back, the upfront part is held beside the rest", () => {
  const parts = escrowParts(batch({ upfrontState: "held", escrow: price }), 0n, 0n);
  expect(named(parts, "Held, upfront part")).toBe(300n);
  expect(named(parts, "Held for 30 periods")).toBe(1_500n);
  expect(sum(parts)).toBe(price);
});

test("released, the upfront part is the operator's, and the parts still sum to the price", () => {
  const running = batch({ upfrontState: "released", nextPeriod: 10, escrow: 1_000n });
  const parts = escrowParts(running, 400n, 100n);
  expect(named(parts, "Upfront part, released")).toBe(300n);
  expect(sum(parts)).toBe(price);
});

test("a cancelled batch returned everything, the upfront part too", () => {
  const ended = batch({ status: "Cancelled", upfrontState: "held", calledOffAt: new Date(0), escrow: 0n });
  expect(named(escrowParts(ended, 0n, 0n), "Returned at cancellation")).toBe(price);
  expect(sum(escrowParts(ended, 0n, 0n))).toBe(price);
});

test("a default returned the unposted periods, and not the upfront part", () => {
  const ended = batch({ status: "Defaulted", upfrontState: "released", nextPeriod: 10, escrow: 0n });
  const parts = escrowParts(ended, 500n, 0n);
  expect(named(parts, "Returned at default")).toBe(1_000n);
  expect(sum(parts)).toBe(price);
});

test("what waits for proofs is a part of its own, also when every period is posted", () => {
  const running = batch({ upfront: 0n, nextPeriod: 10, escrow: 1_100n });
  const parts = escrowParts(running, 400n, 0n, 100n);
  expect(named(parts, "Held until payments are proven")).toBe(100n);
  expect(named(parts, "Held for 20 periods")).toBe(1_000n);
  expect(sum(parts)).toBe(5n * 10n * 30n);
  const posted = escrowParts(batch({ upfront: 0n, nextPeriod: 30, escrow: 100n }), 1_400n, 0n, 100n);
  expect(posted.map(({ name }) => name)).toEqual([
    "Released for delivery",
    "Returned for under-delivery",
    "Held until payments are proven",
  ]);
});
