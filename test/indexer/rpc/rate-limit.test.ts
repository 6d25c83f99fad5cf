import { describe, expect, test } from "vitest";
import { isRateLimit, readRetryAfter } from "#indexer/rpc/rate-limit.ts";
import { createTokenBucket } from "#indexer/rpc/token-bucket.ts";

test.each([
  ["Infura", -32_005, "daily request count exceeded, request rate limited"],
  ["Alchemy", 429, "Your app has exceeded its compute units per second capacity."],
  ["QuickNode", -32_007, "50/second request limit reached - reduce calls per second or upgrade your account"],
  ["Base", -32_016, "over rate limit"],
  ["Ankr", -32_029, "too many requests, reduce calls per second"],
  ["dRPC", 15, "Too many requests, try again later"],
])("%s saying that it is asked too often is understood", (_, code, message) => {
  expect(isRateLimit({ code, message })).toBe(true);
});

test.each(["execution reverted", "unknown block", "header not found"])("%s is no rate limit", (message) => {
  expect(isRateLimit({ code: -32_000, message })).toBe(false);
});

describe("Retry-After", () => {
  const now = Date.UTC(2026, 0, 1);
  test.each([
    ["seconds", "7", 7_000],
    ["a date", "Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["nothing", null, undefined],
    ["words", "soon", undefined],
    ["a date that has passed", "Wed, 31 Dec 2025 00:00:00 GMT", undefined],
  ])("may be %s", (_, header, ms) => {
    expect(readRetryAfter(header, now)).toBe(ms);
  });
});

describe("a token bucket of 10 a second", () => {
  test("lets ten through at once, and makes each further one wait its tenth of a second", () => {
    const bucket = createTokenBucket(10, () => 0);
    const waits = Array.from({ length: 13 }, () => Math.round(bucket.take()));
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 200, 300]);
  });

  test("fills up again as time passes, and not above a second's worth", () => {
    let now = 0;
    const bucket = createTokenBucket(10, () => now);
    for (let i = 0; i < 10; i++) bucket.take();
    now = 100;
    expect(bucket.take()).toBe(0);
    expect(bucket.take()).toBeCloseTo(100);
    now = 60_000;
    expect(Array.from({ length: 11 }, () => Math.round(bucket.take())).at(-1)).toBe(100);
  });
});
