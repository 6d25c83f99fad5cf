/** A table's columns: TypeScript name to PostgreSQL type. A trailing `?` allows null. SQL names are the same in snake case. */
export type Columns = Record<string, ColumnType | `${ColumnType}?`>;
type ColumnType = "int" | "bigint" | "numeric" | "boolean" | "text" | "timestamptz" | "jsonb";

type ValueOf<Type extends ColumnType> = Type extends "int"
  ? number
  : Type extends "bigint" | "numeric"
    ? bigint
    : Type extends "timestamptz"
      ? Date
      : Type extends "boolean"
        ? boolean
        : string;

/** A row of a table. jsonb travels as text. */
export type Row<Table extends Columns> = {
  -readonly [Name in keyof Table]: Table[Name] extends `${infer Type extends ColumnType}?`
    ? ValueOf<Type> | null
    : Table[Name] extends ColumnType
      ? ValueOf<Table[Name]>
      : never;
};

export function sqlName(column: string): string {
  return column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** For SELECT: every column as text under its TypeScript name; times as seconds since 1970, for years beyond any format's. */
export function selectText(columns: Columns, alias: string): string {
  const expression = ([name, type]: [string, string]) => {
    const column = `${alias}."${sqlName(name)}"`;
    return type.startsWith("timestamptz") ? `extract(epoch FROM ${column})::bigint` : column;
  };
  return Object.entries(columns)
    .map((column) => `${expression(column)}::text AS "${column[0]}"`)
    .join(", ");
}

/** A row selected by `selectText`. */
export function fromText<Table extends Columns>(columns: Table, row: Record<string, string | null>): Row<Table> {
  const entries = Object.entries(columns).map(([name, type]) => [name, toValue(type, row[name] ?? null)]);
  return Object.fromEntries(entries) as Row<Table>;
}

function toValue(type: string, text: string | null) {
  if (text === null) return null;
  if (type.startsWith("int")) return Number(text);
  if (type.startsWith("timestamptz")) return new Date(Number(text) * 1000);
  if (type.startsWith("boolean")) return text === "true";
  return type.startsWith("bigint") || type.startsWith("numeric") ? BigInt(text) : text;
}
