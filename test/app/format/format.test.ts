import { expect, test } from "vitest";
import { bpsOf, formatCount, formatCounted, formatShare, nearestBps } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatDollars, formatToken } from "#app/_format/token.ts";

const address = "0xCf7Ed3AccA5a467e9e704C703E8D87F634fB0Fc9" as const;

test("dollars have cents, and four decimals below one dollar", () => {
  expect(formatDollars(1_234_567_890n, 6)).toBe("$1,234.56");
  expect(formatDollars(28_049n, 6)).toBe("$0.028");
  expect(formatDollars(0n, 6)).toBe("$0.00");
  expect(formatDollars(40_000n, 6, 4)).toBe("$0.0400");
  expect(formatDollars(-1_500_000n, 6)).toBe("−$1.50");
});

test("money is never shown larger than it is", () => {
  expect(formatDollars(9_999_999n, 6)).toBe("$9.99");
  expect(formatShare(9_999)).toBe("99.9 %");
});

test("a token is written in the unit people know it by", () => {
  expect(formatToken(1n, { address, unit: "sat", symbol: "WBTC", decimals: 8 })).toBe("1 sat");
  expect(formatToken(1_063_494n, { address, unit: "sat", symbol: "WBTC", decimals: 8 })).toBe("1,063,494 sats");
  expect(formatToken(5n, { address, unit: "base unit", symbol: "0xab", decimals: 0 })).toBe("5 base units of 0xab");
});

test("shares of nothing are nothing", () => {
  expect([bpsOf(1n, 0n), nearestBps(1n, 0n)]).toEqual([0, 0]);
  expect([bpsOf(2n, 3n), nearestBps(2n, 3n)]).toEqual([6666, 6667]);
});

test("one of a thing is told from several, and from none", () => {
  expect([0n, 1n, 2_000n].map((units) => formatCounted(units, "unit"))).toEqual(["0 units", "1 unit", "2,000 units"]);
  expect([0, 1, 2].map((days) => formatCounted(days, "day"))).toEqual(["0 days", "1 day", "2 days"]);
});

test("counts are grouped by thousands and times are UTC", () => {
  expect(formatCount(1_234_567n)).toBe("1,234,567");
  expect(formatTime(new Date("2024-04-20T00:09:27Z"))).toBe("2024-04-20 00:09:27 UTC");
});
