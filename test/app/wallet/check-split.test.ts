import { describe, expect, test } from "vitest";
import { checkSplit } from "#app/_wallet/reshape/check-split.ts";

describe("a split as typed", () => {
  test("leaves the rest to the second part", () => {
    expect(checkSplit(1_500n, " 1,000 ")).toEqual({ ok: true, parts: [1_000n, 500n] });
    expect(checkSplit(2n, "1")).toEqual({ ok: true, parts: [1n, 1n] });
  });

  test.each([
    ["", "Enter how many"],
    ["1.5", "not a whole number"],
    ["-1", "not a whole number"],
    ["0", "at least 1 unit"],
    ["1500", "leave at least 1"],
    ["99999999999999999999", "leave at least 1"],
  ])("says what is wrong with %j", (typed, problem) => {
    expect(checkSplit(1_500n, typed)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });
});
