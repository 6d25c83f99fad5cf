/** JSON with numbers kept as their source text ("0.09837098"), so that no digit of money passes through a float. */
export type RecordJson = string | boolean | null | RecordJson[] | { [key: string]: RecordJson };

export class RecordJsonError extends Error {
  readonly line: number;

  constructor(line: number, what: string) {
    super(what);
    this.line = line;
  }
}

/** Arrays and objects within each other; a pool's record needs three. */
const maxDepth = 16;

const space = /[ \t\r\n]*/y;
const numeral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const quotedText = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const word = /true|false|null/y;

/**
 * Parses `text`; `lineOf` gives the line on which an object or array of the result begins. Refuses what JSON refuses, and
 * also a key that appears twice in an object (two amounts for one thing) and nesting beyond 16 levels.
 * Throws RecordJsonError with the line.
 */
export function parseRecordJson(text: string): { value: RecordJson; lineOf: (value: unknown) => number | undefined } {
  const lines = new WeakMap<object, number>();
  let at = 0;
  let line = 1;

  function fail(what: string): never {
    throw new RecordJsonError(line, what);
  }

  function take(pattern: RegExp): string {
    pattern.lastIndex = at;
    const token = pattern.exec(text)?.[0] ?? "";
    at += token.length;
    return token;
  }

  function skipSpace(): void {
    for (const character of take(space)) if (character === "\n") line += 1;
  }

  function readText(): string {
    const token = take(quotedText);
    if (token === "") fail(at >= text.length ? "the file ends in the middle: it is cut off." : "a text is not closed.");
    try {
      return JSON.parse(token) as string;
    } catch {
      return fail("a text has a wrong escape.");
    }
  }

  /** The members between `open` and `close`, separated by commas; `readMember` reads one. */
  function readMembers(close: "]" | "}", readMember: () => void): void {
    at += 1;
    skipSpace();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      readMember();
      skipSpace();
      const next = text[at];
      if (next !== "," && next !== close) expected(`"," or "${close}"`);
      at += 1;
      if (next === close) return;
      skipSpace();
    }
  }

  function expected(what: string): never {
    if (at >= text.length) return fail("the file ends in the middle: it is cut off.");
    return fail(`expected ${what} where ${JSON.stringify(text.slice(at, at + 12))} stands.`);
  }

  function readArray(depth: number): RecordJson[] {
    const items: RecordJson[] = [];
    lines.set(items, line);
    readMembers("]", () => items.push(readValue(depth)));
    return items;
  }

  function readObject(depth: number): { [key: string]: RecordJson } {
    // No prototype: a key named __proto__ is a key like any other.
    const members: { [key: string]: RecordJson } = Object.create(null);
    lines.set(members, line);
    readMembers("}", () => {
      if (text[at] !== '"') expected("a key in quotes");
      const key = readText();
      if (Object.hasOwn(members, key)) fail(`the key ${JSON.stringify(key)} appears twice in one entry.`);
      skipSpace();
      if (text[at] !== ":") expected('":"');
      at += 1;
      skipSpace();
      members[key] = readValue(depth);
    });
    return members;
  }

  function readValue(depth: number): RecordJson {
    if (depth > maxDepth) fail(`it is nested deeper than ${maxDepth} levels, which no pool record is.`);
    const first = text[at];
    if (first === "[") return readArray(depth + 1);
    if (first === "{") return readObject(depth + 1);
    if (first === '"') return readText();
    const known = take(word);
    if (known !== "") return known === "null" ? null : known === "true";
    const number = take(numeral);
    return number === "" ? expected("a value") : number;
  }

  skipSpace();
  const value = readValue(0);
  skipSpace();
  if (at < text.length) expected("the end of the file");
  return { value, lineOf: (part) => (typeof part === "object" && part !== null ? lines.get(part) : undefined) };
}
