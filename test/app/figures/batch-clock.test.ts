import { expect, test } from "vitest";
import { deadlineOf, isOverdue } from "#app/_figures/batch-clock.ts";
import { aBatch } from "../batch-fixture.ts";

const second = 1000;

test("a payout is due at its period's end plus grace, and overdue only after that", () => {
  const deadline = new Date("2024-04-30T00:00:00Z");
  expect(deadlineOf(aBatch())).toEqual(deadline);
  expect(isOverdue(aBatch(), deadline)).toBe(false);
  expect(isOverdue(aBatch(), new Date(deadline.getTime() + second))).toBe(true);
});

test("a batch that ended or posted everything has no deadline", () => {
  const late = new Date("2030-01-01T00:00:00Z");
  for (const changes of [{ status: "Defaulted" }, { status: "Completed" }, { nextPeriod: 360 }] as const) {
    expect(deadlineOf(aBatch(changes))).toBeUndefined();
    expect(isOverdue(aBatch(changes), late)).toBe(false);
  }
});
