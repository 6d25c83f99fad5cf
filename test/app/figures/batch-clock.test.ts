import { expect, test } from "vitest";
import { isOverdue } from "#app/_figures/batch-clock.ts";
import { aBatch } from "../batch-fixture.ts";

test("a batch is overdue from the very second at which the contract lets anybody declare default", () => {
  const defaultableAt = new Date("2024-04-30T00:00:00Z");
  expect(isOverdue(aBatch({ defaultableAt }), new Date(defaultableAt.getTime() - 1000))).toBe(false);
  expect(isOverdue(aBatch({ defaultableAt }), defaultableAt)).toBe(true);
});

test("a batch that ended is never overdue", () => {
  expect(isOverdue(aBatch({ status: "Completed", defaultableAt: null }), new Date("2030-01-01T00:00:00Z"))).toBe(false);
});
