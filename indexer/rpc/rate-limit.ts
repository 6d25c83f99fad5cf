/** EIP-1474's "limit exceeded", which says of what in words at best: of requests, of blocks, of results. */
const LIMIT_EXCEEDED = -32_005;
const codes = new Set([429, -32_007, -32_016, -32_029]); // HTTP's own, QuickNode, Base, Ankr
const words =
  /rate.?limit|too many requests|requests? (?:limit|count|quota)|(?:exceeded|over)[a-z ]*(?:capacity|quota)|throughput|throttl/i;

/** Whether a node says "too many requests". `ofRange`: it may be the number of blocks or logs that it minds. */
export function isRateLimit({ code, message }: { code: number; message: string }, ofRange = false): boolean {
  return codes.has(code) || words.test(message) || (code === LIMIT_EXCEEDED && !ofRange);
}

/** Milliseconds to wait as a Retry-After header says: seconds, or a date. Undefined where it says nothing that can be read. */
export function readRetryAfter(header: string | null | undefined, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
