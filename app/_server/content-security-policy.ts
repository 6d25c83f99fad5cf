/** The policy of every page: nothing from third parties; the browser may only talk to this server and to the chain's RPC. */
export function contentSecurityPolicy({
  nonce,
  rpcUrl,
  development,
}: {
  nonce: string;
  rpcUrl: string;
  development: boolean;
}): string {
  const rpcOrigin = new URL(rpcUrl).origin;
  const directives: Record<string, string[]> = {
    "default-src": ["'none'"],
    // React's development build evaluates code to rebuild stack traces; the production build does not.
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", rpcOrigin, ...(development ? ["ws:"] : [])],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
