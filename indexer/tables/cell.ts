import pg from "pg";

type Value = number | bigint | boolean | string | Date | null;

let lastDate: Date | undefined;
let lastText = "";

/** A moment as PostgreSQL reads it. All rows of a block share one. */
function dateText(date: Date): string {
  if (date === lastDate) return lastText;
  lastDate = date;
  // Years above 9999 (a uint40 of seconds reaches 36812) are "+036812" in ISO and "36812" in PostgreSQL.
  lastText = date.toISOString().replace(/^\+0*/, "");
  return lastText;
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** A value in COPY's text format. */
export function copyCell(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return value.replace(/[\\\t\n\r]/g, (letter) => escapes[letter] ?? letter);
  return value instanceof Date ? dateText(value) : String(value);
}

/** A value in a statement. */
export function literal(value: Value): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return pg.escapeLiteral(value);
  return value instanceof Date ? `'${dateText(value)}'` : String(value);
}

/** An array in a statement, of whole numbers or of text. */
export function literalArray(values: readonly (bigint | string)[], type: "bigint" | "text"): string {
  const items = values.map((value) => (typeof value === "bigint" ? value : `"${value.replace(/["\\]/g, "\\$&")}"`));
  return `${pg.escapeLiteral(`{${items.join(",")}}`)}::${type}[]`;
}
