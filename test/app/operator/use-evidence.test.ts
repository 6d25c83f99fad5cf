import { expect, test } from "vitest";
import { problemOf } from "#app/operator/_operator/evidence/use-evidence.ts";

const weighed = (period: number, level: number, problem?: string) => ({
  period,
  level,
  attestations: [],
  ...(problem === undefined ? {} : { problem }),
});

test("payouts that reach what the batch requires can be posted", () => {
  expect(problemOf([weighed(3, 1), weighed(4, 2)], 1)).toBeUndefined();
  expect(problemOf([weighed(3, 0)], 0)).toBeUndefined();
});

test("a payout below the required level is refused with both levels and what to do", () => {
  expect(problemOf([weighed(3, 1), weighed(4, 0)], 1)).toBe(
    "Period 4 has evidence 0 (operator’s word), and this batch requires 1 (signed by a pool). Have its attesters run npm run attest-payout, and drop their files above.",
  );
});

test("signatures that the registry refuses keep a payout back, also where none is required", () => {
  expect(problemOf([weighed(3, 0, "The pool signed other numbers.")], 0)).toBe("The pool signed other numbers.");
});

test("nothing is posted while the registry is being asked", () => {
  expect(problemOf(undefined, 0)).toBe("The signatures are being checked.");
});

test("a batch that wants proofs on Bitcoin waits for nobody's signature: they come after the posting", () => {
  expect(problemOf([weighed(3, 0)], 3)).toBeUndefined();
});
