import { expect, test } from "vitest";
import { toJson } from "#app/_server/json.ts";
import { batchParams, batchSearch, mustFind, ownerParams, periodPage, searchOf } from "#app/_server/params.ts";

test("a number that cannot be one is refused before it reaches the database", () => {
  for (const id of ["", "-1", "1.5", "0x1", "01", "1e3", "1234567890123456789", "1; DROP"]) {
    expect(batchParams.safeParse({ id }).success, id).toBe(false);
  }
  expect(batchParams.parse({ id: "123456789012345678" }).id).toBe(123_456_789_012_345_678n);
});

test("an address is taken in any case and given back with its checksum", () => {
  const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  expect(ownerParams.parse({ address: address.toLowerCase() }).address).toBe(address);
  expect(ownerParams.safeParse({ address: `${address}0` }).success).toBe(false);
});

test("a page of the API has 50 lines unless told, and 500 at most", () => {
  expect(periodPage.parse(searchOf(new Request("http://lode/")))).toEqual({ limit: 50 });
  expect(periodPage.parse(searchOf(new Request("http://lode/?limit=500&beforePeriod=7")))).toEqual({
    limit: 500,
    beforePeriod: 7,
  });
  expect(periodPage.safeParse({ limit: "501" }).success).toBe(false);
  expect(periodPage.safeParse({ beforePeriod: "-1" }).success).toBe(false);
});

test("a page of the site takes what it cannot read as its first page", () => {
  expect(batchSearch.parse({ before: "x", after: ["1", "2"] })).toEqual({ before: undefined, after: undefined });
});

test("what is not there is a 404 that names it", () => {
  expect(() => mustFind(undefined, "batch 9")).toThrow(
    expect.objectContaining({ status: 404, message: "There is no batch 9." }),
  );
  expect(mustFind(0n, "zero")).toBe(0n);
});

test("JSON keeps whole numbers exact, as strings", () => {
  expect(toJson({ amount: 2n ** 64n, at: new Date(0) })).toBe(
    '{"amount":"18446744073709551616","at":"1970-01-01T00:00:00.000Z"}',
  );
});
