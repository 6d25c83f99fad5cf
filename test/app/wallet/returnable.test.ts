import { expect, test } from "vitest";
import { returnOf } from "#app/_wallet/give-back/returnable.ts";

const paymentToken = "0x0000000000000000000000000000000000000001" as const;

test("a slice is given back for the upfront part and the rate of every period, as it was bought", () => {
  const batch = { name: "Skerry", paymentToken, rate: 25_000n, upfront: 150_000n, periods: 60 };
  expect(returnOf({ units: 300n, batch })).toBe(495_000_000n);
});
