import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdersUp, pendingDown, perUnitDown } from "#domain/accounting.ts";
import { findPeriodOf } from "#evidence/period-days.ts";
import { type ProposalInput, proposePayout, sliceShare } from "#evidence/propose-payout.ts";
import { batch, btcMicroUsd, day, dayOf, evidenceHash, statementFrom } from "#test/evidence/batch.ts";

const propose = (changes: Partial<ProposalInput> = {}) =>
  proposePayout({
    batch,
    statement: statementFrom(day("2024-04-25")),
    evidenceHash,
    period: 0,
    btcMicroUsd,
    ...changes,
  });

test("the slice of 2024-04-25 gets, per unit, what the known answer says", () => {
  const proposal = propose();
  expect(proposal.hosting).toEqual({
    electricitySats: 4_397_286n, // 43.97287 sats per TH, rounded down over the whole batch
    serviceSats: 697_872n, // 6.97872
    capSats: 8_420_814n,
    chargedSats: 5_095_158n,
  });
  expect(proposal.payout).toEqual({
    period: 0,
    gross: 8_420_814n,
    hosting: 5_095_158n,
    deliveredBps: 9_700,
    evidenceHash,
  });
  expect(proposal.fee).toBe(83_141n); // 0.83141
  expect(proposal.net).toBe(3_242_515n); // 32.42513, and the fractions hosting did not take
  expect((proposal.perUnit * 100_000n) >> 64n).toBe(3_242_514n);
  expect(proposal.warnings).toEqual([]);
});

test("holders, operator and fee add up to what the pool paid, whatever the figures", () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
  const units = fc.bigInt({ min: 1n, max: 10n ** 12n });
  fc.assert(
    fc.property(
      amount,
      units,
      amount,
      fc.nat(500),
      fc.nat(10_000),
      (netSats, capacity, hashrate, feeBps, maxHostingBps) => {
        const sold = hashrate % (capacity + 1n);
        const terms = { ...batch, capacity, sold, feeBps, maxHostingBps, unitHashrate: 10n ** 9n };
        const statement = statementFrom(day("2024-04-25", { netSats, hashrate: hashrate * 10n ** 9n }));
        const { payout, fee, holders, operator, perUnit } = propose({ batch: terms, statement });
        expect(holders + operator + fee).toBe(payout.gross);
        expect(payout.hosting <= (payout.gross * BigInt(maxHostingBps)) / 10_000n).toBe(true);
        expect(payout.deliveredBps).toBeLessThanOrEqual(10_000);
        expect(operator >= 0n).toBe(true);
        expect(perUnit).toBe(perUnitDown(payout.gross - payout.hosting - fee, capacity));
        expect(holders).toBe(holdersUp(perUnit, sold));
      },
    ),
  );
});

test("a slice's preview is what a claim of this payout alone would pay", () => {
  const proposal = propose();
  expect(sliceShare(proposal, 400n)).toBe(pendingDown(400n, proposal.perUnit, 0n));
  expect(sliceShare(proposal, 400n)).toBe(12_970n); // 400 × 32.42515
});

test("hosting beyond the terms is the operator's loss, and said", () => {
  const proposal = propose({ batch: { ...batch, maxHostingBps: 3_000 } });
  expect(proposal.payout.hosting).toBe(2_526_244n);
  expect(proposal.warnings).toEqual([
    "Hosting costs more than the terms let it take; 2526244 sats are charged and the rest is the operator's loss.",
  ]);
});

test("hosting never exceeds what the pool paid, so a holder is never billed", () => {
  const poor = statementFrom(day("2024-04-25", { netSats: 100n }));
  expect(propose({ statement: poor })).toMatchObject({ payout: { gross: 100n, hosting: 100n }, fee: 0n, net: 0n });
});

test("a day without income is posted as zero, so that the next can follow", () => {
  const dark = statementFrom(day("2024-04-25", { netSats: 0n, hashrate: 0n }));
  const proposal = propose({ statement: dark });
  expect(proposal.payout).toMatchObject({ gross: 0n, hosting: 0n, deliveredBps: 0 });
  expect(proposal.warnings).toContain("The pool paid nothing for this period; the payout is zero.");
});

test("delivery is rounded down, and more than the capacity counts as all of it, with a question", () => {
  const weak = statementFrom(day("2024-04-25", { hashrate: 41_416_265n * 10n ** 9n }));
  expect(propose({ statement: weak }).payout.deliveredBps).toBe(4_141);
  const strong = propose({ statement: statementFrom(day("2024-04-25", { hashrate: 130_000n * 10n ** 12n })) });
  expect(strong.payout.deliveredBps).toBe(10_000);
  expect(strong.warnings).toEqual([
    "The record shows 130 % of the batch's capacity. Is it the record of this batch alone?",
  ]);
});

test("a payout token of 18 decimals gets ten digits more", () => {
  const { payout } = propose({ batch: { ...batch, payoutDecimals: 18 } });
  expect(payout.gross).toBe(8_420_814n * 10n ** 10n);
  expect(() => propose({ batch: { ...batch, payoutDecimals: 6 } })).toThrow("one sat is not a whole number");
});

test("hosting in dollars needs a price, and says of which day", () => {
  expect(() => propose({ btcMicroUsd: undefined })).toThrow("needs the price of one bitcoin on 2024-04-25");
  const free = { ...batch, powerMicroUsdPerKwh: 0, serviceMicroUsdPerThDay: 0 };
  expect(propose({ batch: free, btcMicroUsd: undefined }).payout.hosting).toBe(0n);
});

describe("a record without hashrate", () => {
  const statement = statementFrom(day("2024-04-25", { hashrate: undefined }));

  test("needs the operator's word on what was delivered", () => {
    expect(() => propose({ statement })).toThrow("This record states no hashrate");
    const proposal = propose({ statement, deliveredBps: 9_700 });
    expect(proposal.payout).toMatchObject({ deliveredBps: 9_700, hosting: 5_095_158n });
    expect(proposal.warnings).toEqual([
      "The delivered share is the operator's own statement: the record has no hashrate.",
    ]);
  });

  test("takes no share outside of 0 to 100 %", () => {
    for (const deliveredBps of [-1, 10_001, 0.5, Number.NaN]) {
      expect(() => propose({ statement, deliveredBps })).toThrow("it must lie between 0 and 100 %");
    }
  });
});

describe("period and day", () => {
  test("period p is the p-th UTC day of the term, exactly", () => {
    const statement = statementFrom(day("2024-04-25"), day("2024-04-26", { netSats: 7n }));
    const proposal = propose({ statement, period: 1 });
    expect(proposal.span).toEqual({ start: dayOf("2024-04-26"), end: dayOf("2024-04-27") });
    expect(proposal.grossSats).toBe(7n);
    expect(findPeriodOf(batch, dayOf("2024-04-26"))).toBe(1);
    expect(findPeriodOf(batch, dayOf("2024-04-24"))).toBeUndefined();
    expect(findPeriodOf(batch, dayOf("2024-05-25"))).toBeUndefined();
    expect(findPeriodOf(batch, dayOf("2024-04-26") + 3_600)).toBeUndefined();
  });

  test("a period of a week is the sum of its days, and their mean hashrate", () => {
    const weekly = { ...batch, periodSeconds: 2 * 86_400 };
    const statement = statementFrom(day("2024-04-25"), day("2024-04-26", { netSats: 7n, hashrate: 0n }));
    const proposal = propose({ batch: weekly, statement });
    expect(proposal.payout).toMatchObject({ gross: 8_420_821n, deliveredBps: 4_850 });
  });

  test.each([
    ["posted already", { period: 1 }, { nextPeriod: 2 }, "Period 1 is posted already; next is 2."],
    ["beyond the term", { period: 30 }, {}, "The batch has 30 periods, numbered from 0; there is no period 30."],
    [
      "not in the record",
      { period: 3 },
      {},
      "Period 3 is 2024-04-28, which the record does not state: it covers from 2024-04-25 to 2024-04-25.",
    ],
    [
      "half in the record",
      { period: 0 },
      { periodSeconds: 172_800 },
      "Period 0 is 2024-04-25 to 2024-04-26, which the record does not state",
    ],
    ["not a UTC day", { period: 0 }, { termStart: dayOf("2024-04-25") + 3_600 }, "periods are not whole UTC days"],
    ["shorter than a day", { period: 0 }, { periodSeconds: 3_600 }, "periods are not whole UTC days"],
  ])("a period that is %s is refused in a sentence", (_, input, terms, sentence) => {
    expect(() => propose({ ...input, batch: { ...batch, ...terms } })).toThrow(sentence);
  });

  test("a day missing in the middle of the record is refused, not skipped", () => {
    const statement = statementFrom(day("2024-04-25"), day("2024-04-27"));
    expect(() => propose({ statement, period: 1 })).toThrow("Period 1 is 2024-04-26, which the record does not state");
  });
});
