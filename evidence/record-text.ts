import type { FaultList } from "#evidence/fault.ts";

/** Ten years of days take one megabyte in the longest of the known shapes. */
const maxBytes = 5 * 1024 * 1024;

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function disguise(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0x50, 0x4b)) return "This is an Excel workbook or a zip file. Export the sheet as CSV.";
  if (startsWith(bytes, 0x1f, 0x8b)) return "This file is compressed. Unpack it first.";
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return "This is a PDF. Ask the pool for its CSV or JSON export.";
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return "This text is UTF-16. Save it as UTF-8.";
  return undefined;
}

/** The text of a record, without its byte order mark; undefined, with the reason in `faults`, where it is no text we read. */
export function readRecordText(bytes: Uint8Array, faults: FaultList): string | undefined {
  if (bytes.length > maxBytes) {
    faults.add(undefined, `The file has ${bytes.length} bytes; a pool record has at most ${maxBytes}.`);
    return undefined;
  }
  const reason = disguise(bytes);
  if (reason !== undefined) {
    faults.add(undefined, reason);
    return undefined;
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    faults.add(undefined, "The file is not text in UTF-8.");
    return undefined;
  }
  if (text.includes("\0")) faults.add(undefined, "The file holds binary data, not text.");
  else if (text.trim() === "") faults.add(undefined, "The file is empty.");
  else if (text.trimStart().startsWith("<")) {
    faults.add(undefined, "This is a web page, not a record. The pool's site may have asked to log in.");
  } else return text;
  return undefined;
}
