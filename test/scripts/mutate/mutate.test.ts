import { describe, expect, test } from "vitest";
import { explains } from "#scripts/mutate/explained.ts";
import { findMutants, type Mutant } from "#scripts/mutate/find-mutants.ts";
import type { Judged, Verdict } from "#scripts/mutate/judge.ts";
import { survivors } from "#scripts/mutate/report.ts";
import { sample } from "#scripts/mutate/sample.ts";
import { scoreOf } from "#scripts/mutate/score.ts";
import { readNode } from "#scripts/solc/ast.ts";
import { compile, errorsOf } from "#scripts/solc/compile.ts";

/** The mutants of a function's body, each as its line would be. The sign in the comment is two bytes long. */
function mutantsOf(body: string, rest = ""): Mutant[] {
  const source = `// ×\npragma solidity ^0.8.30;\ncontract C {\nuint256 a; uint256 b;\n${rest}\nfunction f(uint256 x, uint256 y) public returns (uint256) {\n${body}\n}\n}\n`;
  const compiled = compile({ sources: { "C.sol": source }, settings: { outputSelection: { "*": { "": ["ast"] } } } });
  expect(errorsOf(compiled)).toEqual([]);
  return findMutants("C.sol", source, readNode(compiled.sources["C.sol"]?.ast));
}
const linesOf = (body: string, rest = "") => mutantsOf(body, rest).map(({ after }) => after);

describe("mistakes planted in a contract", () => {
  test("a comparison is off by its border, and a condition is turned", () => {
    expect(linesOf("if (x < y) a = x;\nreturn x;")).toEqual([
      "if (!(x < y)) a = x;",
      "if (x <= y) a = x;",
      "if (x < y) {}",
    ]);
  });

  test("a guard is forgotten as a whole, however many lines it has", () => {
    expect(linesOf("if (x == y) {\n  revert();\n}\nreturn x;")).toEqual(["if (x != y) {", "{}"]);
  });

  test("sums, products and shifts go the other way", () => {
    expect(linesOf("return (x + y) * x >> y;")).toEqual([
      "return (x + y) * x << y;",
      "return (x + y) / x >> y;",
      "return (x - y) * x >> y;",
    ]);
  });

  test("an assignment is forgotten or turned", () => {
    expect(linesOf("a += x;\nreturn x;")).toEqual(["{}", "a -= x;"]);
  });

  test("a number is off by one, and keeps its unit", () => {
    expect(linesOf("return 2 hours;")).toEqual(["return 3 hours;", "return 1 hours;"]);
    expect(linesOf("return 0;")).toEqual(["return 1;"]);
  });

  test("neighbours of one type change places", () => {
    expect(
      linesOf("return g(x, y);", "function g(uint256 p, uint256) private pure returns (uint256) { return p; }"),
    ).toContain("return g(y, x);");
    expect(linesOf("(a, b) = (x, y);\nreturn x;")).toContain("(a, b) = (y, x);");
  });

  test("a modifier is dropped", () => {
    const rest = "modifier guarded() { _; }\nfunction g() external guarded {}";
    expect(linesOf("return x;", rest)).toEqual(["function g() external {}"]);
  });

  test("each says in which function and line it is", () => {
    expect(mutantsOf("return x + y;")[0]).toMatchObject({
      file: "C.sol",
      line: 7,
      within: "f",
      operator: "binary",
      before: "return x + y;",
    });
  });
});

describe("the mutants that are tried", () => {
  const mutants = mutantsOf("return (x + y) * (x - y) / (x + 1);");

  test("are the same ones for the same seed", () => {
    expect(sample(mutants, 3, "a")).toEqual(sample(mutants, 3, "a"));
    expect(sample(mutants, 3, "a")).toHaveLength(3);
    expect(sample(mutants, 99, "a")).toEqual(mutants);
  });

  const judged = (verdict: Verdict, i = 0): Judged => ({ mutant: mutants[i]!, verdict, by: "", seconds: 1 });

  test("count for the score only where they were born and judged in time", () => {
    const all = [
      judged("killed"),
      judged("killed"),
      judged("killed"),
      judged("survived"),
      judged("stillborn"),
      judged("timed out"),
    ];
    expect(scoreOf(all).percent).toBe(75);
  });

  test("are named when they survive, with the reason where one is on record", () => {
    const { file, within, before, after } = mutants[0]!;
    const text = survivors(
      [judged("survived"), judged("killed", 1)],
      [{ file, within, before, after, reason: "no way to tell" }],
    );
    expect(text).toBe(`C.sol:7 f (binary)\n  - ${before}\n  + ${after}\n  explained: no way to tell`);
  });

  test("are recognised when lines have moved, and not when they have changed", () => {
    const { file, within, before, after } = mutants[0]!;
    const reason = "no way to tell";
    expect(explains({ file, within, before, after, reason }, { ...mutants[0]!, line: 99 })).toBe(true);
    expect(explains({ file, within, before: `${before} `, after, reason }, mutants[0]!)).toBe(false);
  });
});
