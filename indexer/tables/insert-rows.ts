import type { Transaction } from "../transaction.ts";
import { copyCell, literal } from "./cell.ts";
import { type Columns, type Row, sqlName } from "./columns.ts";

/** From so many rows on COPY is faster than a statement that spells them out: the one has a round trip, the other is parsed. */
const COPY_FROM = 100;
/** Rows per message: the database reads one while the next is written. */
const CHUNK = 500;

type Cells = Record<string, Parameters<typeof literal>[0]>;

/** Inserts rows of one chain: few of them with the next statement, many by COPY. */
export async function insertRows<Table extends Columns>(
  tx: Transaction,
  table: string,
  columns: Table,
  chainId: number,
  rows: Row<Table>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const into = `"${sqlName(table)}" ("chain_id", ${names.map((name) => `"${sqlName(name)}"`).join(", ")})`;
  if (rows.length >= COPY_FROM) return tx.copy(`COPY ${into} FROM STDIN`, linesOf(chainId, names, rows as Cells[]));
  const values = (rows as Cells[]).map(
    (row) => `(${chainId}, ${names.map((name) => literal(row[name] ?? null)).join(", ")})`,
  );
  tx.later(`INSERT INTO ${into} VALUES ${values.join(", ")}`);
}

function* linesOf(chainId: number, names: string[], rows: Cells[]): Generator<string> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    let lines = "";
    for (const row of rows.slice(start, start + CHUNK)) {
      lines += chainId;
      for (const name of names) lines += `\t${copyCell(row[name] ?? null)}`;
      lines += "\n";
    }
    yield lines;
  }
}
