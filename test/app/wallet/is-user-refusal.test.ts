import { UserRejectedRequestError } from "viem";
import { expect, test } from "vitest";
import { isUserRefusal } from "#app/_wallet/transaction/is-user-refusal.ts";

test("a refusal is recognised however deep a library wrapped it", () => {
  const refusal = Object.assign(new Error("denied"), { code: 4001 });
  expect(isUserRefusal(refusal)).toBe(true);
  expect(isUserRefusal(new Error("outer", { cause: new Error("middle", { cause: refusal }) }))).toBe(true);
  expect(isUserRefusal(new UserRejectedRequestError(new Error("no")))).toBe(true);
});

test("other failures are not taken for a refusal", () => {
  expect(isUserRefusal(Object.assign(new Error("nonce too low"), { code: -32_000 }))).toBe(false);
  expect(isUserRefusal(undefined)).toBe(false);
});
