import { CsvError, parse } from "csv-parse/browser/esm/sync";
import type { FaultList } from "#evidence/fault.ts";

/** A line of a CSV file, by the names of its header (lower case). */
export type Row = { line: number; cell: (column: string) => string };

export type Table = { header: string[]; rows: Row[] };

const maxRows = 20_000;

/** What a spreadsheet would run instead of show. A minus is fine before a digit. */
const formula = /^\s*(?:[=+@\t\r]|-(?![\d.]))/;

/** Comma, semicolon or tab: whichever stands most often in the header. */
function delimiterOf(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function parseLines(text: string, faults: FaultList): { record: string[]; line: number }[] {
  const header = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
  try {
    const parsed = parse(text, {
      delimiter: delimiterOf(header),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 4_096,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : undefined;
    faults.add(line, `the quotes do not match, so the columns cannot be told apart (${error.code}).`);
    return [];
  }
}

/** The header of a CSV text in lower case, before anything else is judged; empty where there is none. */
export function headerOf(text: string): string[] {
  const line = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
  return line.split(delimiterOf(line)).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .toLowerCase(),
  );
}

/** Reads a CSV text of known `header`; reports rows with missing cells, surplus cells or formulas. */
export function readTable(text: string, faults: FaultList): Table {
  const [first, ...rest] = parseLines(text, faults);
  const header = (first?.record ?? []).map((name) => name.toLowerCase());
  if (rest.length > maxRows) {
    faults.add(undefined, `The file has ${rest.length} rows; at most ${maxRows} are read at once.`);
    return { header, rows: [] };
  }
  const rows: Row[] = [];
  for (const { record, line } of rest) {
    if (record.every((cell) => cell === "")) continue;
    const suspect = record.findIndex((cell) => formula.test(cell));
    if (record.length !== header.length) {
      faults.add(line, `${record.length} cells, but the header names ${header.length}.`);
    } else if (suspect >= 0) {
      faults.add(line, `${header[suspect]} begins like a spreadsheet formula; write the plain value.`);
    } else {
      rows.push({ line, cell: (column) => record[header.indexOf(column)] ?? "" });
    }
  }
  return { header, rows };
}
