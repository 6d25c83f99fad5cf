import { describe, expect, test } from "vitest";
import { countHardhat } from "#scripts/test/count-hardhat.ts";
import { countPlaywright } from "#scripts/test/count-playwright.ts";
import { countVitest } from "#scripts/test/count-vitest.ts";
import { addTallies, judgeTally, sayTally } from "#scripts/test/tally.ts";

describe("the closing line", () => {
  test("says what passed and failed, and what was skipped only where anything was", () => {
    expect(sayTally({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
    expect(sayTally({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
  });

  test("adds up what the runners counted", () => {
    const sum = addTallies({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
    expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33 });
  });
});

describe("a runner's word is not enough", () => {
  const good = { passed: 5, failed: 0, skipped: 0 };
  test("one that exits badly without a failed test has failed", () => expect(judgeTally(good, 1).failed).toBe(1));
  test("one that reports nothing has failed", () => expect(judgeTally(undefined, 0).failed).toBe(1));
  test("one that ran no test has failed", () =>
    expect(judgeTally({ passed: 0, failed: 0, skipped: 0 }, 0).failed).toBe(1));
  test("its failures are not counted twice", () =>
    expect(judgeTally({ passed: 4, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 4, failed: 2, skipped: 0 }));
  test("it passes with its tests passed and a good end", () => expect(judgeTally(good, 0)).toEqual(good));
});

describe("the runners' reports", () => {
  test("hardhat's summaries of Solidity and TypeScript tests are added", () => {
    const output =
      "Running Solidity tests\n\n  41 passing\n  1 failing\n\nRunning node:test tests\n\n  7 passing (2s)\n  2 skipped\n";
    expect(countHardhat(output)).toEqual({ passed: 48, failed: 1, skipped: 2 });
  });

  test("hardhat without a summary counts as nothing", () => {
    expect(countHardhat("Error HHE910: Compilation failed")).toBeUndefined();
  });

  test("a vitest file that failed before its tests is a failure", () => {
    const json = JSON.stringify({
      numPassedTests: 4,
      numFailedTests: 0,
      numPendingTests: 1,
      testResults: [
        { status: "passed", assertionResults: [{}, {}, {}, {}] },
        { status: "failed", assertionResults: [] },
      ],
    });
    expect(countVitest(json)).toEqual({ passed: 4, failed: 1, skipped: 1 });
  });

  test("a flaky journey and an error outside of the journeys are failures", () => {
    const json = JSON.stringify({
      stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 0 },
      errors: [{ message: "x" }],
    });
    expect(countPlaywright(json)).toEqual({ passed: 2, failed: 3, skipped: 0 });
  });

  test("a report of another shape is refused", () => {
    expect(() => countVitest("{}")).toThrow();
    expect(() => countPlaywright('{"stats":{}}')).toThrow();
  });
});
