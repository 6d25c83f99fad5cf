/** Replaces a range of bytes, which is how the compiler counts, by a text. */
export type Edit = { start: number; end: number; text: string };

/** Text of a source by the compiler's positions. */
export function slice(source: string, start: number, end: number): string {
  return Buffer.from(source).subarray(start, end).toString();
}

export function applyEdit(source: string, { start, end, text }: Edit): string {
  const bytes = Buffer.from(source);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(text), bytes.subarray(end)]).toString();
}
