import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pendingDown, Q64 } from "#domain/accounting.ts";
import { collectProceeds, open, releaseUpfront, sell, takeBack, topUp } from "#domain/batch-account.ts";
import { closeByCancellation, closeByDefault, forfeitBond, releaseBond } from "#domain/batch-end.ts";
import { costOf, escrowPerUnit } from "#domain/escrow.ts";

const units = fc.bigInt({ min: 1n, max: 10n ** 9n });
const price = fc.record({
  rate: fc.bigInt({ min: 1n, max: 10n ** 9n }),
  upfront: fc.bigInt({ min: 0n, max: 10n ** 10n }),
  periods: fc.bigInt({ min: 1n, max: 3_660n }),
});

describe("slices given back in the cooling-off time", () => {
  test("bring exactly what they cost, and leave the escrow of those that stay", () => {
    fc.assert(
      fc.property(price, units, units, (price, kept, returned) => {
        const cost = (units: bigint) => costOf(price, 0n, units);
        const before = sell(open(kept + returned, 9n), kept, cost(kept));
        const account = sell(before, returned, cost(returned));
        expect(takeBack(account, returned, escrowPerUnit(price, 0n, "held"))).toEqual(before);
      }),
    );
  });
});

describe("a top-up", () => {
  test("goes to the sold units whole, short of dust below one base unit", () => {
    fc.assert(
      fc.property(units, fc.bigInt({ min: 1n, max: 2n ** 90n }), (sold, amount) => {
        const account = topUp(sell(open(10n ** 9n, 0n), sold, 0n), amount);
        expect(account.holdersReserve).toBe(amount);
        const owed = (sold * account.acc) / Q64;
        expect(amount - owed === 0n || amount - owed === 1n).toBe(true);
      }),
    );
  });

  test("is refused where nobody could have it", () => {
    expect(() => topUp(open(10n, 0n), 1n)).toThrow("nothing is sold");
  });
});

describe("the upfront part", () => {
  test("becomes proceeds, which the operator takes once", () => {
    const account = releaseUpfront(sell(open(10n, 5n), 4n, 400n), 20n);
    expect([account.escrow, account.proceeds]).toEqual([320n, 80n]);
    expect(collectProceeds(account).proceeds).toBe(0n);
  });
});

describe("the end of a batch", () => {
  test("by default gives the bond of a batch that sold nothing back", () => {
    const { account, refunded, bond } = closeByDefault(open(10n, 77n), 5n);
    expect([refunded, bond, account.bond, account.refundReserve, account.refundAcc]).toEqual([0n, 77n, 0n, 0n, 0n]);
  });

  test("by cancellation gives every unit its price back and the operator the bond", () => {
    fc.assert(
      fc.property(price, units, (price, sold) => {
        const cost = costOf(price, 0n, sold);
        const perUnit = escrowPerUnit(price, 0n, "held");
        const { account, refunded, bond } = closeByCancellation(sell(open(sold, 77n), sold, cost), perUnit);
        expect([refunded, bond, account.bond, account.escrow]).toEqual([cost, 77n, 0n, 0n]);
        expect(account.refundReserve).toBe(cost);
        expect(pendingDown(sold, account.refundAcc, 0n)).toBe(cost);
      }),
    );
  });

  test("by completion gives the operator what is left of the bond", () => {
    expect(releaseBond(open(10n, 77n)).bond).toBe(0n);
  });
});

describe("a forfeited part of a bond", () => {
  test("goes to the slices by their units, and the rest stays at stake", () => {
    const account = forfeitBond(sell(open(10n, 100n), 3n, 0n), 50n);
    expect([account.bond, account.refundReserve]).toEqual([50n, 50n]);
    expect(pendingDown(1n, account.refundAcc, 0n)).toBe(16n);
    expect(pendingDown(3n, account.refundAcc, 0n)).toBe(49n);
  });

  test("is refused where nobody could have it", () => {
    expect(() => forfeitBond(open(10n, 100n), 50n)).toThrow("nothing is sold");
  });
});
