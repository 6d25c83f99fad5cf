import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { feesOf, releaseOf } from "#domain/escrow.ts";
import {
  type ClockTerms,
  costOf,
  defaultableAt,
  endOf,
  finishedPeriods,
  isOnSale,
  minBond,
  periodStart,
  statusName,
  statusOf,
  termEnd,
} from "#domain/terms.ts";

const DAY = 86_400n;
const terms: ClockTerms = {
  saleStart: 5n * DAY,
  saleEnd: 12n * DAY,
  termStart: 10n * DAY,
  periodSeconds: DAY,
  periods: 30n,
  grace: 3n * DAY,
};

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

  test("price a slice by the periods not yet posted", () => {
    expect(costOf({ rate: 20_000n, periods: 360n }, 0n, 1_000n)).toBe(7_200_000_000n);
    expect(costOf({ rate: 20_000n, periods: 360n }, 100n, 1n)).toBe(5_200_000n);
  });

  test.each([
    ["Scheduled", 0n, false, 5n * DAY - 1n],
    ["Selling", 0n, false, 5n * DAY],
    ["Selling", 0n, false, 10n * DAY - 1n],
    ["Active", 0n, false, 10n * DAY],
    ["Active", 29n, false, 400n * DAY],
    ["Completed", 30n, false, 400n * DAY],
    ["Defaulted", 3n, true, 400n * DAY],
  ] as const)(
    "stand at %s with %s periods posted, defaulted %s, at second %s",
    (status, nextPeriod, defaulted, now) => {
      expect(statusOf(terms, nextPeriod, defaulted, now)).toBe(status);
    },
  );

  test("sell from the start of the sale to its end, and only while every finished period is posted", () => {
    expect(isOnSale(terms, 0n, false, 5n * DAY - 1n)).toBe(false);
    expect(isOnSale(terms, 0n, false, 5n * DAY)).toBe(true);
    expect(isOnSale(terms, 0n, false, 11n * DAY)).toBe(false);
    expect(isOnSale(terms, 1n, false, 11n * DAY)).toBe(true);
    expect(isOnSale(terms, 1n, false, 12n * DAY)).toBe(false);
    expect(isOnSale(terms, 1n, true, 11n * DAY)).toBe(false);
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
    expect(minBond({ rate: 20_000n, capacity: 1_000n, periods: 360n })).toBe(360_000_000n);
    expect(minBond({ rate: 1n, capacity: 1n, periods: 1n })).toBe(1n);
  });

  test("name a status for the middle of a sentence", () => {
    expect([statusName(3), statusName(5), statusName(9)]).toEqual(["active", "defaulted", "status 9"]);
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
