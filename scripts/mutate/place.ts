import type { Edit } from "#scripts/solc/edit.ts";

/** The whole lines that an edit touches. */
export function statementAround(source: string, { start, end }: Edit): { start: number; end: number } {
  const bytes = Buffer.from(source);
  const after = bytes.indexOf("\n", Math.max(start, end - 1));
  return { start: bytes.lastIndexOf("\n", start - 1) + 1, end: after < 0 ? bytes.length : after };
}

export const lineOf = (source: string, start: number): number =>
  Buffer.from(source).subarray(0, start).toString().split("\n").length;
