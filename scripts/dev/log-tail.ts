import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** The last `count` lines of a log that say something, without colours. */
export function logTail(file: string, count = 15): string[] {
  if (!existsSync(file)) return [];
  const lines = stripVTControlCharacters(readFileSync(file, "utf8")).split("\n");
  return lines.filter((line) => line.trim() !== "").slice(-count);
}
