import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costOf, escrowPerUnit, feesOf, releaseOf } from "#domain/escrow.ts";
import {
  type ClockTerms,
  defaultableAt,
  endOf,
  finishedPeriods,
  firmAt,
  isOnSale,
  maxUpfront,
  minBond,
  type Progress,
  periodStart,
  refundableUntil,
  statusName,
  statusOf,
  termEnd,
} from "#domain/terms.ts";

const DAY = 86_400n;
const terms: ClockTerms = {
  saleStart: 5n * DAY,
  saleEnd: 12n * DAY,
  refundDeadline: 0n,
  termStart: 10n * DAY,
  periodSeconds: DAY,
  periods: 30n,
  grace: 3n * DAY,
  minUnits: 0n,
};
/** Sold until the 7th day, given back until the 9th, and cancelled where fewer than 100 units are sold. */
const cautious: ClockTerms = { ...terms, saleEnd: 7n * DAY, refundDeadline: 9n * DAY, minUnits: 100n };
const posted = (nextPeriod: bigint, sold = 100n, end: Progress["end"] = null): Progress => ({ nextPeriod, sold, end });

describe("the terms of a batch", () => {
  test("number periods from 0, each beginning where the one before ends", () => {
    expect(periodStart(terms, 0n)).toBe(10n * DAY);
    expect(endOf(terms, 0n)).toBe(periodStart(terms, 1n));
    expect(termEnd(terms)).toBe(40n * DAY);
  });

  test("count a period as finished from its very end, and never more than there are", () => {
    expect(finishedPeriods(terms, 0n)).toBe(0n);
    expect(finishedPeriods(terms, 11n * DAY - 1n)).toBe(0n);
    expect(finishedPeriods(terms, 11n * DAY)).toBe(1n);
    expect(finishedPeriods(terms, 40n * DAY)).toBe(30n);
    expect(finishedPeriods(terms, 4_000n * DAY)).toBe(30n);
  });

  test.each([
    ["Scheduled", posted(0n), 5n * DAY - 1n],
    ["Selling", posted(0n), 5n * DAY],
    ["Selling", posted(0n), 10n * DAY - 1n],
    ["Active", posted(0n), 10n * DAY],
    ["Active", posted(29n), 400n * DAY],
    ["Completed", posted(30n), 400n * DAY],
    ["Defaulted", posted(3n, 0n, "defaulted"), 400n * DAY],
    ["Cancelled", posted(0n, 0n, "called off"), 4n * DAY],
  ] as const)("stand at %s after %o at second %s", (status, progress, now) => {
    expect(statusOf(terms, progress, now)).toBe(status);
  });

  test.each([
    ["Selling", 0n, 7n * DAY - 1n],
    ["CoolingOff", 0n, 7n * DAY],
    ["CoolingOff", 99n, 9n * DAY - 1n],
    ["Cancelled", 99n, 9n * DAY],
    ["Active", 100n, 9n * DAY],
    ["Cancelled", 99n, 10n * DAY],
    ["Active", 100n, 10n * DAY],
  ] as const)(
    "with a cooling-off time and a minimum stand at %s with %s units sold at second %s",
    (status, sold, now) => {
      expect(statusOf(cautious, posted(0n, sold), now)).toBe(status);
    },
  );

  test("miss a minimum at the end of the sale where nothing can be given back", () => {
    const hasty = { ...cautious, refundDeadline: 0n };
    expect(firmAt(hasty)).toBe(7n * DAY);
    expect(statusOf(hasty, posted(0n, 99n), 7n * DAY - 1n)).toBe("Selling");
    expect(statusOf(hasty, posted(0n, 99n), 7n * DAY)).toBe("Cancelled");
    expect([firmAt(cautious), firmAt({ ...cautious, minUnits: 0n }), firmAt(terms)]).toEqual([9n * DAY, 9n * DAY, 0n]);
  });

  test("never go back, whatever the clock says and however much is sold", () => {
    const order = ["Scheduled", "Selling", "CoolingOff", "Active", "Cancelled"];
    fc.assert(
      fc.property(fc.bigInt(0n, 120n), fc.array(fc.bigInt(0n, 50n * DAY), { minLength: 2 }), (sold, moments) => {
        const seen = moments
          .sort((a, b) => Number(a - b))
          .map((now) => order.indexOf(statusOf(cautious, posted(0n, sold), now)));
        expect(seen).toEqual([...seen].sort());
      }),
    );
  });

  test("let slices be given back until the deadline, and only while the batch has not ended", () => {
    expect(refundableUntil(cautious, posted(0n, 1n), 5n * DAY)).toBe(9n * DAY);
    expect(refundableUntil(cautious, posted(0n, 1n), 9n * DAY)).toBeUndefined();
    expect(refundableUntil(cautious, posted(0n, 0n, "called off"), 5n * DAY)).toBeUndefined();
    expect(refundableUntil(terms, posted(0n), 5n * DAY)).toBeUndefined();
  });

  test("sell from the start of the sale to its end, and only while every finished period is posted", () => {
    expect(isOnSale(terms, posted(0n), 5n * DAY - 1n)).toBe(false);
    expect(isOnSale(terms, posted(0n), 5n * DAY)).toBe(true);
    expect(isOnSale(terms, posted(0n), 11n * DAY)).toBe(false);
    expect(isOnSale(terms, posted(1n), 11n * DAY)).toBe(true);
    expect(isOnSale(terms, posted(1n), 12n * DAY)).toBe(false);
    expect(isOnSale(terms, posted(1n, 100n, "defaulted"), 11n * DAY)).toBe(false);
    expect(isOnSale(cautious, posted(0n, 0n), 7n * DAY)).toBe(false);
  });

  test("allow default from the end of the next period and its grace", () => {
    expect(defaultableAt(terms, 0n)).toBe(14n * DAY);
    expect(defaultableAt(terms, 4n)).toBe(18n * DAY);
  });

  test("give the whole grace again from the end of a pause that met the time to post", () => {
    expect(defaultableAt(terms, 0n, { from: 13n * DAY, until: 20n * DAY })).toBe(23n * DAY);
    expect(defaultableAt(terms, 0n, { from: 9n * DAY, until: 11n * DAY + 1n })).toBe(14n * DAY + 1n);
    expect(defaultableAt(terms, 0n, { from: 9n * DAY, until: 11n * DAY })).toBe(14n * DAY);
    expect(defaultableAt(terms, 0n, { from: 14n * DAY, until: 15n * DAY })).toBe(14n * DAY);
  });

  test("ask for a bond of 5 % of the whole price, rounded up", () => {
    expect(minBond({ rate: 20_000n, upfront: 0n, capacity: 1_000n, periods: 360n })).toBe(360_000_000n);
    expect(minBond({ rate: 20_000n, upfront: 1_800_000n, capacity: 1_000n, periods: 360n })).toBe(450_000_000n);
    expect(minBond({ rate: 1n, upfront: 0n, capacity: 1n, periods: 1n })).toBe(1n);
  });

  test("allow an upfront part of 20 % of the whole price and not a base unit more", () => {
    expect(maxUpfront({ rate: 20_000n, periods: 360n })).toBe(1_800_000n);
    fc.assert(
      fc.property(fc.bigInt(1n, 2n ** 96n - 1n), fc.bigInt(1n, 3_660n), (rate, periods) => {
        const allowed = (upfront: bigint) => upfront <= ((rate * periods + upfront) * 2_000n) / 10_000n;
        const most = maxUpfront({ rate, periods });
        expect([allowed(most), allowed(most + 1n)]).toEqual([true, false]);
      }),
    );
  });

  test("name a status for the middle of a sentence", () => {
    expect([3, 4, 6, 9].map(statusName)).toEqual(["cooling off", "active", "defaulted", "status 9"]);
  });
});

describe("the price of a slice", () => {
  const price = { rate: 20_000n, upfront: 100_000n, periods: 360n };

  test("is its upfront part and the rate of the periods not yet posted", () => {
    expect(costOf({ ...price, upfront: 0n }, 0n, 1_000n)).toBe(7_200_000_000n);
    expect(costOf(price, 0n, 1_000n)).toBe(7_300_000_000n);
    expect(costOf(price, 100n, 1n)).toBe(5_300_000n);
  });

  test("waits in escrow whole until the upfront part is released", () => {
    expect(escrowPerUnit(price, 0n, "held")).toBe(costOf(price, 0n, 1n));
    expect(escrowPerUnit(price, 0n, "released")).toBe(7_200_000n);
    expect(escrowPerUnit({ ...price, upfront: 0n }, 360n, "none")).toBe(0n);
  });
});

describe("the release of a period", () => {
  test("follows delivery, and the rest goes back", () => {
    expect(releaseOf(20_000n, 9_700n)).toEqual({ release: 19_400n, refund: 600n });
    expect(releaseOf(3n, 5_000n)).toEqual({ release: 1n, refund: 2n });
  });

  test("never loses a base unit of the rate", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 96n - 1n }), fc.bigInt({ min: 0n, max: 10_000n }), (rate, bps) => {
        const { release, refund } = releaseOf(rate, bps);
        expect(release + refund).toBe(rate);
        expect(release >= 0n && refund >= 0n).toBe(true);
      }),
    );
  });

  test("takes the fee from what hosting leaves, both rounded down", () => {
    expect(feesOf(8_592_667n, 5_000_000n, 7_000n, 250n)).toEqual({ maxHosting: 6_014_866n, fee: 89_816n });
  });
});
