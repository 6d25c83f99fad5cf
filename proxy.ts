import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "#app/_server/content-security-policy.ts";
import { env } from "#env.ts";

/** Gives every page its own nonce. Pages are all rendered per request, so Next puts the nonce on each of its scripts. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy({
    nonce,
    rpcUrl: env.PUBLIC_RPC_URL,
    development: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [{ source: "/((?!api/|_next/static|_next/image|icon.svg|favicon.ico|robots.txt).*)" }],
};
