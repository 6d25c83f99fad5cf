import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatBaseUnits,
  formatBps,
  formatBtc,
  formatSats,
  formatUsdMicro,
  MoneyFormatError,
  parseBaseUnits,
  parseBps,
} from "#domain/money.ts";

describe("money", () => {
  test("is written with groups of thousands and no zeros that say nothing", () => {
    expect(formatBaseUnits(1_234_500_000n, 6)).toBe("1,234.5");
    expect(formatBaseUnits(1_000_000n, 6)).toBe("1");
    expect(formatBaseUnits(1n, 6)).toBe("0.000001");
    expect(formatBaseUnits(0n, 6)).toBe("0");
    expect(formatBaseUnits(1_234_567n, 0)).toBe("1,234,567");
    expect(formatBaseUnits(1_234_567_890n, 3)).toBe("1,234,567.89");
  });

  test("keeps as many decimals as asked for", () => {
    expect(formatBaseUnits(108_000_000n, 6, { minFraction: 2 })).toBe("108.00");
    expect(formatBaseUnits(108_123_456n, 6, { minFraction: 2 })).toBe("108.123456");
  });

  test("is cut off, never rounded up, and never minus nothing", () => {
    expect(formatBaseUnits(1_999_999n, 6, { maxFraction: 2 })).toBe("1.99");
    expect(formatBaseUnits(-1_999_999n, 6, { maxFraction: 2 })).toBe("-1.99");
    expect(formatBaseUnits(-9_999n, 6, { maxFraction: 2 })).toBe("0");
  });

  test("of Bitcoin is written in sats or in eight decimals", () => {
    expect(formatSats(4_066_639n)).toBe("4,066,639 sats");
    expect(formatSats(1n)).toBe("1 sat");
    expect(formatBtc(9_837_098n)).toBe("0.09837098 BTC");
  });

  test("in micro-dollars is written in dollars", () => {
    expect(formatUsdMicro(55_000n)).toBe("$0.055");
    expect(formatUsdMicro(1_500_000n)).toBe("$1.50");
    expect(formatUsdMicro(-39_015_770_000n)).toBe("-$39,015.77");
  });

  test("in hundredths of a percent is written in percent", () => {
    expect(formatBps(10_000)).toBe("100 %");
    expect(formatBps(9_755)).toBe("97.55 %");
  });

  test("is read as it is written", () => {
    expect(parseBaseUnits(" 1,234.5 ", 6)).toBe(1_234_500_000n);
    expect(parseBaseUnits("1234.50", 6)).toBe(1_234_500_000n);
    expect(parseBaseUnits("0", 8)).toBe(0n);
  });

  test.each(["", "1.", ".5", "1e3", "-1", "1,23", "12,34,567", "0x10", "١", "1 000", "NaN"])("refuses %j", (text) => {
    expect(() => parseBaseUnits(text, 6)).toThrow(MoneyFormatError);
  });

  test("refuses more decimals than can be paid, and says how many can", () => {
    expect(() => parseBaseUnits("1.1234567", 6)).toThrow('"1.1234567" has 7 decimals, and only 6 can be paid.');
  });

  test("survives being written and read", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n }), fc.integer({ min: 0, max: 18 }), (amount, decimals) => {
        expect(parseBaseUnits(formatBaseUnits(amount, decimals), decimals)).toBe(amount);
      }),
    );
  });
});

test("a share of a hundred is read by its digits, and nothing else is one", () => {
  const read = ["0", "7", "12.5", "97.55", "100", "100.00", " 29 "].map(parseBps);
  expect(read).toEqual([0, 700, 1_250, 9_755, 10_000, 10_000, 2_900]);
  const refused = ["", "-1", "100.01", "150", "1.234", "1e1", "abc", ".5", "12,5"];
  expect(refused.map(parseBps)).toEqual(refused.map(() => undefined));
});
