import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkpoint, pendingDown, Q64 } from "#domain/accounting.ts";
import { accrue, type BatchAccount, open, releaseUpfront, sell } from "#domain/batch-account.ts";
import { closeByDefault } from "#domain/batch-end.ts";
import { releaseOf } from "#domain/escrow.ts";
import { floor, rational } from "#domain/rational.ts";

const afterPayouts = (account: BatchAccount, nets: readonly bigint[]) =>
  nets.reduce((account, net) => accrue(account, net, 0n, 0n).account, account);

describe("a batch's money", () => {
  // Three payouts of 32,425, 1 and 32,424 sats to 100, 250 and 650 TH; the 650 become 400 and 250 after the first.
  const payouts = [32_425n, 1n, 32_424n];
  const slices = [100n, 250n, 400n, 250n];

  test("owes the slices of the worked example 6,485 · 16,212 · 25,940 · 16,212 sats, and 1 sat of dust", () => {
    const posted = payouts.reduce((a, b) => a + b);
    const owed = slices.map((units) => floor(rational(posted * units, 1_000n)));
    expect(owed).toEqual([6_485n, 16_212n, 25_940n, 16_212n]);
    expect(posted - owed.reduce((a, b) => a + b)).toBe(1n);
  });

  test("pays them that in Q64, less at most one sat each where the exact share is a whole number", () => {
    const sold = sell(open(1_000n, 0n), 1_000n, 0n);
    const { acc, holdersReserve } = afterPayouts(sold, payouts);
    // The accumulator is rounded down, so a share of exactly 6,485 is held as 6,484.999…: the last sat comes with the next payout.
    const paid = slices.map((units) => pendingDown(units, acc, 0n));
    expect(paid).toEqual([6_484n, 16_212n, 25_939n, 16_212n]);
    expect(holdersReserve).toBe(64_850n);
    const next = afterPayouts(sold, [...payouts, 1n]);
    expect(slices.map((units) => pendingDown(units, next.acc, 0n))).toEqual([6_485n, 16_212n, 25_940n, 16_212n]);
  });

  test("pays 42,152 sats for the 650 TH where they were settled when they became 400 and 250", () => {
    const sold = sell(open(1_000n, 0n), 1_000n, 0n);
    const first = afterPayouts(sold, payouts.slice(0, 1));
    const last = afterPayouts(first, payouts.slice(1));
    const { whole, paidAfter } = checkpoint(650n, first.acc, 0n);
    expect(whole).toBe(21_076n);
    const rest = [400n, 250n].map((units) => pendingDown(units, last.acc, paidAfter));
    expect(whole + rest.reduce((a, b) => a + b)).toBe(25_940n + 16_212n);
  });

  // $9,000 for 1,000 TH over 360 days, 20 % of it up front; 97 % delivered for 100 days, then default.
  test("follows the worked escrow: $1,940 released, $5,260 to the holders, $5.26 per TH", () => {
    const price = 9_000_000_000n;
    const upfront = price / 5n;
    const rate = (price - upfront) / 1_000n / 360n;
    const { release, refund } = releaseOf(rate, 9_700n);
    let account = releaseUpfront(sell(open(1_000n, 0n), 1_000n, price), upfront / 1_000n);
    expect(account.proceeds).toBe(upfront);
    for (let period = 0; period < 100; period++) account = accrue(account, 0n, release, refund).account;
    const released = account.proceeds - upfront;
    expect(released).toBe(1_940_000_000n);
    expect(account.refundReserve).toBe(60_000_000n);
    account = closeByDefault(account, rate * 260n).account;
    expect(account.refundReserve).toBe(5_260_000_000n);
    expect(pendingDown(1n, account.refundAcc, 0n)).toBe(5_260_000n);
    expect(account.escrow).toBe(0n);
    expect(upfront + released + account.refundReserve).toBe(price);
  });

  test("refuses to sell more than its capacity", () => {
    expect(() => sell(sell(open(10n, 0n), 7n, 0n), 4n, 0n)).toThrow("4 units asked for, 3 left");
  });

  const batch = fc.record({
    capacity: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    soldBps: fc.bigInt({ min: 0n, max: 10_000n }),
    rate: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    bond: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    periods: fc.array(
      fc.record({ net: fc.bigInt({ min: 0n, max: 10n ** 14n }), bps: fc.bigInt({ min: 0n, max: 10_000n }) }),
      {
        maxLength: 20,
      },
    ),
    unposted: fc.bigInt({ min: 0n, max: 20n }),
  });

  test("keeps escrow = sold · rate · unposted periods, and every base unit, through payouts and default", () => {
    fc.assert(
      fc.property(batch, ({ capacity, soldBps, rate, bond, periods, unposted }) => {
        const sold = (capacity * soldBps) / 10_000n;
        let left = BigInt(periods.length) + unposted;
        const cost = sold * rate * left;
        let account = sell(open(capacity, bond), sold, cost);
        for (const { net, bps } of periods) {
          const { release, refund } = releaseOf(rate, bps);
          const accrual = accrue(account, net, release, refund);
          expect(accrual.holders).toBeLessThanOrEqual(net);
          expect(accrual.account.acc).toBeGreaterThanOrEqual(account.acc);
          expect(accrual.account.proceeds - account.proceeds).toBe(accrual.released);
          account = accrual.account;
          left -= 1n;
          expect(account.escrow).toBe(sold * rate * left);
        }
        const end = closeByDefault(account, rate * left);
        expect(end.account.escrow + end.account.bond).toBe(0n);
        const toOperator = end.account.proceeds + (sold === 0n ? end.bond : 0n);
        expect(toOperator + end.account.refundReserve).toBe(cost + bond);
        const refundable = (sold * end.account.refundAcc) / Q64;
        expect(refundable).toBeLessThanOrEqual(end.account.refundReserve);
        expect(end.account.refundReserve - refundable).toBeLessThanOrEqual(1n);
      }),
    );
  });
});
