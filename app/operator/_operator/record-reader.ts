import type { Fault } from "#evidence/fault.ts";
import type { RecordReading } from "#evidence/read-record.ts";

export type OpenedRecord = { fileName: string; reading: RecordReading };

/** A year of daily records is below 100 kB; a file this large is not one. */
const largestBytes = 5_000_000;

const failed = (fileName: string, what: string): OpenedRecord => {
  const fault: Fault = { line: undefined, what };
  return { fileName, reading: { ok: false, faults: [fault] } };
};

/** Reads a chosen file in the browser. The record is sent nowhere. */
export async function openRecord(file: File): Promise<OpenedRecord> {
  if (file.size > largestBytes) {
    return failed(
      file.name,
      `The file has ${file.size} bytes. A pool record of daily earnings is far smaller: is it the right file?`,
    );
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { readRecord } = await import("#evidence/read-record.ts");
    return { fileName: file.name, reading: readRecord(bytes) };
  } catch (error) {
    return failed(
      file.name,
      `The browser could not read the file: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
