import type { Transaction } from "#prisma/client.ts";
import { type Columns, type Row, sqlName, toText } from "./columns.ts";

/** Rows per statement: large enough that the round trip does not matter, small enough for memory. */
const CHUNK = 10_000;

/** Inserts rows of one chain, a whole chunk per statement. */
export async function insertRows<Table extends Columns>(
  tx: Transaction,
  table: string,
  columns: Table,
  chainId: number,
  rows: Row<Table>[],
): Promise<void> {
  const names = Object.keys(columns);
  const list = names.map((name) => `"${sqlName(name)}"`).join(", ");
  const casts = names.map((name, i) => `$${i + 2}::text[]::${String(columns[name]).replace("?", "")}[]`).join(", ");
  const sql = `INSERT INTO "${sqlName(table)}" ("chain_id", ${list}) SELECT $1::int, * FROM unnest(${casts})`;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk: Record<string, unknown>[] = rows.slice(start, start + CHUNK);
    await tx.$executeRawUnsafe(sql, chainId, ...names.map((name) => chunk.map((row) => toText(row[name]))));
  }
}
