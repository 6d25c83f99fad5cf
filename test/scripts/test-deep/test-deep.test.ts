import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readResults } from "#scripts/forge/results.ts";
import { divide } from "#scripts/test-deep/campaigns.ts";
import { fingerprint } from "#scripts/test-deep/fingerprint.ts";
import { openMemory } from "#scripts/test-deep/memory.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "lode-deep-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

describe("the deep run", () => {
  const listed = [
    { source: "a.t.sol", suite: "A", test: "test_one" },
    { source: "a.t.sol", suite: "A", test: "testFuzz_one" },
    { source: "a.t.sol", suite: "A", test: "testFuzz_two" },
    { source: "b.t.sol", suite: "B", test: "invariant_one" },
    { source: "b.t.sol", suite: "B", test: "test_two" },
  ];

  test("tries each invariant alone, each suite's fuzz tests together, and all else once", () => {
    expect(divide(listed).map(({ kind, name, tests }) => [kind, name, tests])).toEqual([
      ["invariant", "B.invariant_one", 1],
      ["fuzz", "A, fuzz tests", 2],
      ["plain", "all other tests", 2],
    ]);
  });

  test("knows the files of a campaign's tests", () => {
    expect(divide(listed).map(({ sources }) => sources)).toEqual([["b.t.sol"], ["a.t.sol"], ["a.t.sol", "b.t.sol"]]);
  });

  test("remembers what passed until its sources change", () => {
    const file = join(folder(), "passed.json");
    openMemory(file).keep("B.invariant_one 10 × 2", "sources", 3);
    expect(openMemory(file).find("B.invariant_one 10 × 2", "sources")).toBe(3);
    expect(openMemory(file).find("B.invariant_one 20 × 2", "sources")).toBeUndefined();
    expect(openMemory(file).find("B.invariant_one 10 × 2", "others")).toBeUndefined();
  });

  test("tries again what a changed contract, handler or named mock may have broken, and nothing else", () => {
    const root = folder();
    const write = (path: string, text: string) => {
      mkdirSync(join(root, path, ".."), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    write("contracts/Vault.sol", "contract Vault {}");
    write("contracts/mocks/Token.sol", "contract Token {}");
    write("contracts/mocks/Tokens.sol", "contract Tokens {}");
    write("test/contracts/Handler.sol", 'deploy("Token.sol/Token");');
    write("test/contracts/A.t.sol", 'import {Handler} from "./Handler.sol";\n');
    write("test/contracts/B.t.sol", "contract B {}");
    const prints = () => ["A", "B"].map((name) => fingerprint(root, [`test/contracts/${name}.t.sol`]));
    const changed = (path: string) => {
      const before = prints();
      write(path, "changed");
      return prints().map((print, i) => print !== before[i]);
    };
    expect(changed("contracts/mocks/Tokens.sol")).toEqual([false, false]);
    expect(changed("contracts/mocks/Token.sol")).toEqual([true, false]);
    expect(changed("test/contracts/Handler.sol")).toEqual([true, false]);
    expect(changed("test/contracts/B.t.sol")).toEqual([false, true]);
    expect(changed("contracts/Vault.sol")).toEqual([true, true]);
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
