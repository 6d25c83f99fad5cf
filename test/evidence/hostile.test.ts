import { describe, expect, test } from "vitest";
import { readRecord } from "#evidence/read-record.ts";
import { bytesOf, earning, earnings, faultsOf, statementOf } from "#test/evidence/record.ts";

const template = "date,gross_sats,pool_fee_sats,hashrate_ths\n";

describe("a file that is no record is refused in one sentence that says what it is", () => {
  test.each([
    ["nothing", "", "The file is empty."],
    ["blanks", " \r\n\t", "The file is empty."],
    ["a byte order mark alone", "\uFEFF", "The file is empty."],
    [
      "a login page",
      "<!DOCTYPE html><html>",
      "This is a web page, not a record. The pool's site may have asked to log in.",
    ],
    [
      "a gateway's error",
      " <html><h1>502",
      "This is a web page, not a record. The pool's site may have asked to log in.",
    ],
    ["binary text", `${template}\0`, "The file holds binary data, not text."],
    ["an empty list", "[]", "The record is well formed, but states no day."],
    ["a header alone", template, "The record is well formed, but states no day."],
  ])("%s", (_, text, sentence) => {
    expect(faultsOf(text)).toEqual([sentence]);
  });

  test.each([
    ["an Excel workbook", [0x50, 0x4b, 3, 4], "Excel workbook"],
    ["gzip", [0x1f, 0x8b, 8], "compressed"],
    ["a PDF", [0x25, 0x50, 0x44, 0x46], "PDF"],
    ["UTF-16", [0xff, 0xfe, 0x64, 0], "UTF-16"],
    ["bytes that are no UTF-8", [0x64, 0xc3, 0x28], "not text in UTF-8"],
  ])("%s", (_, bytes, words) => {
    expect(faultsOf(new Uint8Array(bytes))).toEqual([expect.stringContaining(words)]);
  });

  test("six megabytes", () => {
    expect(faultsOf(new Uint8Array(6 * 1024 * 1024).fill(0x20))[0]).toContain("6291456 bytes");
  });

  test("a CSV of another program, with what would be read instead", () => {
    expect(faultsOf("Date,Sent Amount,Sent Currency\n2024-03-08,1,BTC\n")[0]).toContain(
      "none of the records Lode reads: Foundry's daily earnings (JSON)",
    );
  });
});

test("what a pool answers instead of a list is named", () => {
  expect(faultsOf('{"error": "rate limited", "x": 1}')[0]).toContain('The pool answered: "rate limited".');
  expect(faultsOf("[1, null, [], {}]")).toHaveLength(7);
  expect(faultsOf("[NaN]")[0]).toMatch(/^Line 1: this is not valid JSON/);
});

test("a list nested in itself is refused, not followed", () => {
  expect(faultsOf("[".repeat(200_000))[0]).toContain("nested deeper than 16 levels");
});

test("a thousand faults are counted, and the first fifty listed", () => {
  const faults = faultsOf(template + "yesterday,1,0,1\n".repeat(1_000));
  expect(faults).toHaveLength(51);
  expect(faults.at(0)).toBe('Line 2: date is "yesterday"; write the UTC day as 2024-03-08.');
  expect(faults.at(-1)).toBe("And 950 more faults of this kind or another.");
});

test("too many rows are refused at once", () => {
  expect(faultsOf(template + "2024-03-08,1,0,1\n".repeat(20_001))).toEqual([
    "The file has 20001 rows; at most 20000 are read at once.",
  ]);
});

test("one cell of a hundred thousand characters is refused", () => {
  expect(faultsOf(`${template}2024-03-08,${"9".repeat(100_000)},0,1\n`)).toHaveLength(1);
});

test("numbers that a float would bend are kept or refused, never bent", () => {
  expect(statementOf(earnings({ totalAmount: "0.098370980000" })).days[0]?.netSats).toBe(9_837_098n);
  const long = earnings({}).replace("0.09837098", "0.09837098000000000000000000001");
  expect(faultsOf(long)[0]).toContain("finer than one sat");
  const huge = earnings({}).replace("60205641", "1e400");
  expect(faultsOf(huge)[0]).toContain("hashrate");
});

test("hidden keys change nothing", () => {
  const text = JSON.stringify([earning]).replace("{", '{"__proto__":{"totalAmount":5},"constructor":1,');
  expect(statementOf(text).days[0]?.netSats).toBe(9_837_098n);
});

test("a refused record carries nothing but its faults", () => {
  const reading = readRecord(bytesOf(earnings({}, { totalAmount: -1 })));
  expect(Object.keys(reading)).toEqual(["ok", "faults"]);
});
