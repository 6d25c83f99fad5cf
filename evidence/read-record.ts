import { type Hex, keccak256 } from "viem";
import { type Fault, FaultList } from "#evidence/fault.ts";
import { braiinsHeader, readBraiinsPayouts } from "#evidence/pools/braiins-csv.ts";
import { readFoundryEarnings } from "#evidence/pools/foundry.ts";
import { readLodeCsv, templateColumns } from "#evidence/pools/lode-csv.ts";
import { readRecordText } from "#evidence/record-text.ts";
import type { Statement } from "#evidence/statement.ts";
import { headerOf } from "#evidence/table.ts";

/** A record read whole, or every fault that keeps it from being read; never a part of it. */
export type RecordReading = { ok: true; statement: Statement; evidenceHash: Hex } | { ok: false; faults: Fault[] };

/**
 * Reads a pool's record, byte for byte as the pool gave it. The source is told by its content, not by its name.
 * `evidenceHash` is keccak256 of exactly these bytes.
 */
export function readRecord(bytes: Uint8Array): RecordReading {
  const faults = new FaultList();
  const text = readRecordText(bytes, faults);
  const statement = text === undefined ? undefined : readStatement(text, faults);
  if (statement !== undefined && statement.days.length === 0 && faults.isEmpty) {
    faults.add(undefined, "The record is well formed, but states no day.");
  }
  if (statement === undefined || !faults.isEmpty) return { ok: false, faults: faults.list() };
  return { ok: true, statement, evidenceHash: keccak256(bytes) };
}

function readStatement(text: string, faults: FaultList): Statement | undefined {
  if (/^\s*[[{]/.test(text)) return readFoundryEarnings(text, faults);
  const header = headerOf(text);
  const names = (columns: string[]) => columns.every((column) => header.includes(column));
  if (names(braiinsHeader)) return readBraiinsPayouts(text, faults);
  if (names(templateColumns)) return readLodeCsv(text, faults);
  faults.add(
    undefined,
    "This is none of the records Lode reads: Foundry's daily earnings (JSON), Braiins' payouts export (CSV), " +
      `or Lode's own template (CSV, header ${templateColumns.join(",")}).`,
  );
  return undefined;
}
