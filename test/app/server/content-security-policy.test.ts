import { expect, test } from "vitest";
import { contentSecurityPolicy } from "#app/_server/content-security-policy.ts";

const policy = (development: boolean) =>
  Object.fromEntries(
    contentSecurityPolicy({ nonce: "abc", rpcUrl: "https://rpc.example:8545/v1/key", development })
      .split("; ")
      .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]),
  );

test("a page may talk to its own server and the chain's RPC, and to nobody else", () => {
  expect(policy(false)["connect-src"]).toEqual(["'self'", "https://rpc.example:8545"]);
  expect(policy(false)["default-src"]).toEqual(["'none'"]);
});

test("scripts and styles need this request's nonce; nothing inline, nothing evaluated", () => {
  expect(policy(false)["script-src"]).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
  expect(policy(false)["style-src"]).toEqual(["'self'", "'nonce-abc'"]);
});

test("no page of another site can frame ours", () => {
  expect(policy(false)["frame-ancestors"]).toEqual(["'none'"]);
});

test("only development evaluates code", () => {
  expect(policy(true)["script-src"]).toContain("'unsafe-eval'");
});
