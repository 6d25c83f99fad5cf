import { describe, expect, test } from "vitest";
import { figuresOf, percent } from "#scripts/coverage/figures.ts";
import { watch } from "#scripts/coverage/watch.ts";
import { watcher } from "#scripts/coverage/watcher.ts";
import { compile, errorsOf } from "#scripts/solc/compile.ts";

const source = `// ×
pragma solidity ^0.8.30;
contract C {
    uint256 a;
    function f(uint256 x, bool y) external returns (uint256) {
        if (x == 1 && !(y || a == 2)) revert();
        for (uint256 i; i < x; ++i) a += i;
        if (y)
            if (x > 3) return 4;
            else a = 5;
        return y ? x : a;
    }
}
`;
const { source: watched, marks } = watch("C.sol", source);
const tagsOf = (line: number) => marks.filter((mark) => mark.line === line).map(({ tag }) => tag);

describe("a watched contract", () => {
  test("still compiles", () => {
    const sources = { "C.sol": watched, [watcher.name]: watcher.source };
    const compiled = compile({ sources, settings: { outputSelection: { "*": { "*": ["evm.bytecode.object"] } } } });
    expect(errorsOf(compiled)).toEqual([]);
  });

  test("reports every statement, in bodies without braces too", () => {
    const statements = marks.filter(({ kind }) => kind === "statement");
    expect(statements.map(({ line }) => line)).toEqual([6, 6, 7, 7, 8, 9, 9, 10, 11]);
  });

  test("reports both answers of every part of a condition", () => {
    const asked = marks.filter(({ kind }) => kind === "true").map(({ text }) => text);
    expect(asked).toEqual(["x == 1", "y", "a == 2", "y", "x > 3", "y"]);
    expect(marks.filter(({ kind }) => kind === "false").map(({ text }) => text)).toEqual(asked);
  });
});

describe("the figures", () => {
  const everything = new Set(marks.map(({ tag }) => tag));

  test("are full where everything was hit", () => {
    const figures = figuresOf("C.sol", marks, everything);
    expect([figures.lines, figures.branches, figures.missed]).toEqual([
      { all: 6, reached: 6 },
      { all: 12, reached: 12 },
      [],
    ]);
  });

  test("count a line only where all that begins on it was reached", () => {
    const [revert] = tagsOf(6).slice(1);
    const figures = figuresOf("C.sol", marks, new Set([...everything].filter((tag) => tag !== revert)));
    expect(figures.lines).toEqual({ all: 6, reached: 5 });
    expect(figures.missed).toEqual(["C.sol:6 is never reached: revert();"]);
  });

  test("name the answer that a condition never had", () => {
    const { tag } = marks.find(({ kind, text }) => kind === "false" && text === "x > 3")!;
    const figures = figuresOf("C.sol", marks, new Set([...everything].filter((hit) => hit !== tag)));
    expect(figures.missed).toEqual(["C.sol:9 is never false: x > 3"]);
    expect(percent([figures], "branches")).toBeCloseTo((100 * 11) / 12);
  });
});
