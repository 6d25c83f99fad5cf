import { expect, test } from "vitest";
import { type BuyableBatch, costOf, pastPayouts } from "#app/_wallet/buy/buyable-batch.ts";
import { checkOrder, saleProblem } from "#app/_wallet/buy/check-order.ts";

const at = (day: string) => new Date(`${day}T00:00:00Z`);
const batch: BuyableBatch = {
  batchId: 1n,
  name: "Delta",
  status: "Active",
  onSale: true,
  paymentToken: "0x0000000000000000000000000000000000000001",
  payoutToken: "0x0000000000000000000000000000000000000002",
  unitHashrate: 10n ** 12n,
  capacity: 1_000n,
  sold: 400n,
  rate: 40_000n,
  upfront: 0n,
  refundableUntil: null,
  saleStart: at("2024-03-20"),
  saleEnd: at("2024-05-10"),
  termEnd: at("2024-05-20"),
  periods: 60,
  nextPeriod: 10,
  finishedPeriods: 10,
  lastPayouts: [
    { period: 8, gross: 100_000n, hosting: 40_000n, fee: 1_500n },
    { period: 9, gross: 90_000n, hosting: 40_000n, fee: 1_250n },
  ],
};
const money = (base: bigint) => `$${base}`;
const order = (typed: string, balance?: bigint) => checkOrder(batch, typed, money, balance);

test("an order costs its units times the rate of the periods not yet posted", () => {
  expect(costOf(batch, 10n)).toBe(10n * 40_000n * 50n);
  expect(order("10")).toEqual({ ok: true, units: 10n, cost: 20_000_000n });
  expect(order(" 600 ")).toMatchObject({ ok: true, units: 600n });
});

test("past payouts are net of hosting and fee, and never rounded up", () => {
  expect(pastPayouts(batch, 1n)).toBe(107n);
  expect(pastPayouts(batch, 1_000n)).toBe(107_250n);
});

test("nothing, zero, fractions and words are refused with what is wrong", () => {
  expect(order("")).toMatchObject({ ok: false, problem: "Enter how many units to buy." });
  expect(order("0")).toMatchObject({ ok: false, problem: "A slice has at least 1 unit." });
  expect(order("1.5")).toMatchObject({ ok: false, problem: expect.stringContaining('"1.5" is not a whole number') });
  expect(order("-3")).toMatchObject({ ok: false });
  expect(order("1e3")).toMatchObject({ ok: false });
  expect(order("all")).toMatchObject({ ok: false });
});

test("more than what is left is refused with both numbers", () => {
  expect(order("601")).toMatchObject({
    ok: false,
    problem: "Only 600 units are left of this batch, and you asked for 601.",
  });
  expect(order("99999999999999999999")).toMatchObject({ ok: false });
});

test("too small a balance is told with the cost, the balance and the difference", () => {
  expect(order("10", 19_999_999n)).toMatchObject({
    ok: false,
    isShort: true,
    problem: "This costs $20000000, and your account has $19999999: $1 are missing.",
  });
  expect(order("10", 20_000_000n)).toMatchObject({ ok: true });
  expect(order("10", 0n)).toMatchObject({ ok: false, isShort: true });
});

test("a batch that cannot be bought says why", () => {
  const why = (changes: Partial<BuyableBatch>) => saleProblem({ ...batch, ...changes });
  expect(why({})).toBeUndefined();
  expect(why({ finishedPeriods: 11 })).toContain("Period 10 has finished and its payout is not posted yet");
  expect(why({ sold: 1_000n })).toBe("All of this batch is sold.");
  expect(why({ status: "Defaulted" })).toContain("defaulted");
  expect(why({ status: "Completed" })).toContain("term is over");
  expect(why({ status: "Scheduled", onSale: false })).toBe("The sale starts on 2024-03-20 00:00 UTC.");
  expect(why({ onSale: false })).toBe("The sale ended on 2024-05-10 00:00 UTC.");
});
