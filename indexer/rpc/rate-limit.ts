/** Codes and words with which providers say "too many requests", once those that mean a range too large are out of the way. */
const codes = new Set([429, -32_005, -32_007, -32_016, -32_029]); // HTTP's own, EIP-1474, QuickNode, Base, Ankr
const words =
  /rate.?limit|too many requests|requests? (?:limit|count|quota)|(?:exceeded|over)[a-z ]*(?:capacity|quota)|throughput|throttl/i;

export function isRateLimit({ code, message }: { code: number; message: string }): boolean {
  return codes.has(code) || words.test(message);
}

/** Milliseconds to wait as a Retry-After header says: seconds, or a date. Undefined where it says nothing that can be read. */
export function readRetryAfter(header: string | null | undefined, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
