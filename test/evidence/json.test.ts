import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRecordJson, type RecordJson } from "#evidence/json.ts";

/** What JSON.parse gives, with numbers turned into the text that JSON.stringify writes for them. */
function numbersAsText(value: unknown): unknown {
  if (typeof value === "number") return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(numbersAsText);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, numbersAsText(member)]));
  }
  return value;
}

const plain = (value: RecordJson): unknown => JSON.parse(JSON.stringify(value));

test("a record's JSON reads as JSON.parse reads it, but for numbers, which stay text", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 2), (text, indent) => {
      const standard: unknown = JSON.parse(text);
      const spaced = JSON.stringify(standard, null, indent);
      expect(plain(parseRecordJson(spaced).value)).toEqual(plain(numbersAsText(standard) as RecordJson));
    }),
  );
});

test("what JSON.parse refuses is refused, and nothing else but repeated keys and depth", () => {
  const piece = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    '"b',
    '"',
    "1",
    "-",
    "01",
    ".5",
    "1e3",
    "null",
    "tru",
    " ",
    "\n",
    "\\",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join("");
      const outcome = (parse: () => unknown) => {
        try {
          parse();
          return "read";
        } catch (error) {
          return error instanceof Error && error.message.includes("appears twice") ? "repeated" : "refused";
        }
      };
      const ours = outcome(() => parseRecordJson(text));
      if (ours !== "repeated") expect(ours).toBe(outcome(() => JSON.parse(text)));
    }),
    { numRuns: 5_000 },
  );
});

test("no digit of a number is lost", () => {
  expect(parseRecordJson("[0.09837098, 123456789012345678901234567890.00000001, 9.5E-7]").value).toEqual([
    "0.09837098",
    "123456789012345678901234567890.00000001",
    "9.5E-7",
  ]);
});

test("an entry knows the line it begins on", () => {
  const { value, lineOf } = parseRecordJson('[\n  {"a": 1},\r\n\n  {"a": 2}\n]');
  expect((value as RecordJson[]).map(lineOf)).toEqual([2, 4]);
});

test("a key named __proto__ is a key like any other", () => {
  const { value } = parseRecordJson('{"__proto__": {"totalAmount": 1}}');
  expect(Object.keys(value as object)).toEqual(["__proto__"]);
  expect((value as { totalAmount?: unknown }).totalAmount).toBeUndefined();
});

test("a key that appears twice is refused with its line", () => {
  expect(() => parseRecordJson('[{"totalAmount": 1,\n"totalAmount": 2}]')).toThrow(
    'the key "totalAmount" appears twice',
  );
});

test("a million brackets are refused, not followed", () => {
  expect(() => parseRecordJson("[".repeat(1_000_000))).toThrow("nested deeper than 16 levels");
});
