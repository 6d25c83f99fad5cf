import { stringify } from "csv-stringify/sync";
import type { View } from "./view.ts";

type Cell = string | number | bigint | Date | null;

/**
 * A table to keep: base units as whole numbers, times in ISO 8601, in the order given, with the column names of the first row's keys.
 * The file's name says up to which block it is true.
 */
export function csvFile(view: View, name: string, columns: readonly string[], rows: Record<string, Cell>[]): Response {
  const text = stringify(rows, {
    header: true,
    columns: [...columns],
    record_delimiter: "windows",
    // A spreadsheet must not run what is text.
    escape_formulas: true,
    cast: { bigint: String, date: (date) => date.toISOString() },
  });
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="lode-${view.chainId}-${name}-block-${view.status.blockNumber}.csv"`,
      "cache-control": "no-store",
    },
  });
}
