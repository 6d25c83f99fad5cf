import { describe, expect, test } from "vitest";
import { type HeldBook, hold, judge, openBook, type RelayEpoch, raisePosted } from "#domain/held-escrow.ts";

const DAY = 86_400n;
const RATE = 50_000n;
// 1,000 TH/s, which at this target earn some 150,000 satoshis of subsidy a day.
const opening = {
  ...{ baseUnitsPerSat: 1n, hashesPerPeriod: 10n ** 15n * DAY, termStart: 100n * DAY, periodSeconds: DAY },
};
const opened = openBook(opening);
const epoch: RelayEpoch = {
  ...{ number: 414, nBits: 0x17034219, start: 99n * DAY, nextStart: undefined, newestTime: 200n * DAY },
};
const posted = (gross: bigint, book = opened): HeldBook =>
  hold(book, book.nextHeld, { gross, heldPerUnit: RATE, postedAt: 102n * DAY });
const asked = (proven: bigint, now = 103n * DAY) => ({ proven, now, rate: RATE, epoch });

describe("a period that waits for proofs", () => {
  test("is proven when 95 % of what was posted for it and the proven ones before it is", () => {
    const book = posted(100_001n, { ...posted(99_999n), firstHeld: 1n, covered: 99_999n });
    expect(judge(book, asked(190_000n))).toMatchObject({ isProven: true, book: { covered: 200_000n, firstHeld: 2n } });
    expect(() => judge(book, asked(189_999n))).toThrow(`period 1 can be proven until ${116n * DAY}`);
  });

  test("is the holders' when it was not proven within fourteen days, and what was proven counts on", () => {
    const book = posted(160_000n, posted(200_000n));
    const first = judge(book, asked(160_000n, 116n * DAY));
    expect(first).toMatchObject({ isProven: false, releasePerUnit: 0n, refundPerUnit: RATE, period: 0n });
    expect(judge(first.book, asked(160_000n, 116n * DAY))).toMatchObject({ isProven: true, period: 1n });
  });

  test("without income is the holders' at once, whatever is proven", () => {
    expect(judge(posted(0n), asked(10n ** 9n))).toMatchObject({ isProven: false, refundPerUnit: RATE });
  });

  test("releases no more than its income explains, and the rest is the holders'", () => {
    const { releasePerUnit, refundPerUnit } = judge(posted(100_000n), asked(100_000n));
    expect([releasePerUnit, refundPerUnit]).toEqual([36_070n, 13_930n]);
  });

  test("releases all of it where blocks cost nothing", () => {
    const { releasePerUnit } = judge(posted(1n), { ...asked(1n), epoch: undefined });
    expect(releasePerUnit).toBe(RATE);
  });

  test("is judged by the epoch in which it ended, which must be known as far", () => {
    const end = 101n * DAY;
    const by = (changes: Partial<RelayEpoch>) => () =>
      judge(posted(160_000n), { ...asked(160_000n), epoch: { ...epoch, ...changes } });
    for (const other of [{ nBits: 0 }, { start: end + 1n }, { nextStart: end }, { newestTime: end - 1n }]) {
      expect(by(other)).toThrow("period 0 did not end in epoch 414");
    }
    for (const same of [{ start: end }, { nextStart: end + 1n }, { newestTime: end }]) {
      expect(by(same)().isProven).toBe(true);
    }
  });

  test("is the oldest; without one there is nothing to judge", () => {
    expect(() => judge(opened, asked(1n))).toThrow("no posted period waits");
  });

  test("is counted as posted, as a top-up is", () => {
    expect(raisePosted(posted(5n, posted(7n)), 3n)).toMatchObject({ posted: 15n, firstHeld: 0n, nextHeld: 2n });
  });
});
