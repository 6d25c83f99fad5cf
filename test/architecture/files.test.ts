import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { code, files, read, solidity, texts, top } from "./repository.ts";

const lines = (path: string) => read(path).trimEnd().split("\n").length;
const here = "test/architecture/";

describe("files", () => {
  test("are named after what they hold", () => {
    const empty = /^(utils?|helpers?|common|misc|types|index|lib|shared|constants)\.(tsx?|mjs|sol)$/i;
    expect([...code, ...solidity].filter((path) => empty.test(basename(path)))).toEqual([]);
    expect(files.filter((path) => /(^|\/)(utils?|helpers?|common|misc|lib|shared)\//i.test(path))).toEqual([]);
  });

  test("are short: none above 300 lines, nine of ten below 150", () => {
    const own = [...code, ...solidity].filter((path) => path !== "scripts/schema-engine.mjs"); // docs/decisions/0003
    expect(own.filter((path) => lines(path) > 300).map((path) => `${path}: ${lines(path)}`)).toEqual([]);
    const sizes = own.map(lines).sort((a, b) => a - b);
    const at = (part: number) => sizes[Math.floor(sizes.length * part)] ?? 0;
    console.info(
      `${sizes.length} files: median ${at(0.5)} lines, nine of ten up to ${at(0.9)}, longest ${sizes.at(-1)}`,
    );
    expect(at(0.9)).toBeLessThan(150);
  });

  test("are not barrels", () => {
    const statements = (path: string) =>
      read(path)
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
        .split(/;\s*\n/)
        .filter((part) => part.trim() !== "");
    const isBarrel = (path: string) => statements(path).every((part) => /^\s*export\s[^=]*\sfrom\s/.test(part));
    expect(code.filter((path) => statements(path).length > 0 && isBarrel(path))).toEqual([]);
  });

  test("leave nothing for later in a comment", () => {
    const later = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X", "TB" + "C", "HA" + "CK"].join("|")})\\b`);
    expect([...code, ...solidity].filter((path) => later.test(read(path)))).toEqual([]);
  });

  test("do not switch the type checker off", () => {
    const off = /@ts-(ignore|nocheck|expect-error)|\bas any\b|:\s*any\s*[;,)=\]>|}[]|<any>/;
    expect(code.filter((path) => !path.startsWith(here) && off.test(read(path)))).toEqual([]);
  });

  test("use only what Node can run by leaving types out", () => {
    const enums = /^\s*(export\s+)?(const\s+)?enum\s+\w+\s*\{/m;
    expect(code.filter((path) => enums.test(read(path)))).toEqual([]);
  });

  test("compare money, never ask whether it is truthy", () => {
    const number = /\bNumber\((amount|gross|net|cost|escrow|claimable|refundable|hosting|fee|bond|credit)\b/;
    const own = code.filter((path) => ["domain", "chain", "evidence", "queries", "indexer"].includes(top(path)));
    expect(own.filter((path) => number.test(read(path)))).toEqual([]);
  });

  test("name no machine of ours and no place outside of the repository", () => {
    const outside = new RegExp(
      `(^|[\\s"'\`(=])(${["/wo" + "rk/", "/home/[a-z]", "/Users/[a-z]", "/ro" + "ot/"].join("|")})`,
      "m",
    );
    expect(texts.filter((path) => !path.startsWith(here) && outside.test(read(path)))).toEqual([]);
  });
});
