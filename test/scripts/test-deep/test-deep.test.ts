import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readResults } from "#scripts/forge/results.ts";
import { divide } from "#scripts/test-deep/campaigns.ts";
import { openMemory } from "#scripts/test-deep/memory.ts";

describe("the deep run", () => {
  const listed = [
    { suite: "A", test: "test_one" },
    { suite: "A", test: "testFuzz_one" },
    { suite: "A", test: "testFuzz_two" },
    { suite: "B", test: "invariant_one" },
    { suite: "B", test: "test_two" },
  ];

  test("tries each invariant alone, each suite's fuzz tests together, and all else once", () => {
    expect(divide(listed).map(({ kind, name, tests }) => [kind, name, tests])).toEqual([
      ["invariant", "B.invariant_one", 1],
      ["fuzz", "A, fuzz tests", 2],
      ["plain", "all other tests", 2],
    ]);
  });

  test("remembers what passed until a source changes", () => {
    const folder = mkdtempSync(join(tmpdir(), "lode-deep-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "passed.json");
    openMemory(file, "sources").keep("B.invariant_one 10 × 2", 3);
    expect(openMemory(file, "sources").find("B.invariant_one 10 × 2")).toBe(3);
    expect(openMemory(file, "sources").find("B.invariant_one 20 × 2")).toBeUndefined();
    expect(openMemory(file, "others").find("B.invariant_one 10 × 2")).toBeUndefined();
  });
});

describe("forge's report", () => {
  test("gives each test of each suite its verdict", () => {
    const output = `${JSON.stringify({
      "test/contracts/A.t.sol:A": {
        test_results: {
          "test_one()": { status: "Success", reason: null },
          "testFuzz_one(uint256)": { status: "Failure", reason: "1 != 2" },
        },
      },
    })}\n`;
    expect(readResults(output)).toEqual([
      { suite: "A", test: "test_one", passed: true, reason: "" },
      { suite: "A", test: "testFuzz_one", passed: false, reason: "1 != 2" },
    ]);
  });

  test("may be missing, where the tests did not compile", () => {
    expect(readResults("Error: Compiler run failed")).toBeUndefined();
  });
});
