import { describe, expect, test } from "vitest";
import { energyKwh, kwhPerThDay } from "#domain/energy.ts";
import { parseRational, toFixed } from "#domain/rational.ts";
import { hashrateOfShares, uncertaintyOfShares } from "#domain/shares.ts";
import { formatHashrate, hashrateOf, inUnit } from "#domain/units.ts";

describe("shares", () => {
  test("1,000 of difficulty 65,536 in an hour stand for 78.187 TH/s, give or take 3.2 %", () => {
    const hashrate = hashrateOfShares(1_000n, 65_536n, 3_600n);
    expect(toFixed(hashrate, 0)).toBe("78187493530738");
    expect(formatHashrate(78_187_493_530_738n)).toBe("78.187 TH/s");
    expect((uncertaintyOfShares(1_000n) * 100).toFixed(1)).toBe("3.2");
  });
});

describe("units of hashrate", () => {
  test("convert exactly", () => {
    expect(toFixed(inUnit(60_205_641_000_000_000n, "PH/s"), 6)).toBe("60.205641");
    expect(hashrateOf(parseRational("73.10844"), "PH/s").numerator).toBe(73_108_440_000_000_000n);
  });

  test("are shown in the largest of which there is one", () => {
    expect(formatHashrate(999n)).toBe("999 H/s");
    expect(formatHashrate(1_000_000_000n)).toBe("1 GH/s");
    expect(formatHashrate(999_999_999_999n, 0)).toBe("1000 GH/s");
    expect(formatHashrate(74_392_074_000_000_000n, 2)).toBe("74.39 PH/s");
    expect(formatHashrate(600_000_000_000_000_000_000n)).toBe("600 EH/s");
  });
});

describe("energy", () => {
  test("of a terahash at 21.5 J/TH and a PUE of 1.03 is 0.53148 kWh a day", () => {
    expect(toFixed(kwhPerThDay(parseRational("21.5"), parseRational("1.03")), 5)).toBe("0.53148");
  });

  test("is that of joules: 3.6 million to the kWh", () => {
    const joules = 215n * 1_000n * 3_600n * 5n; // 21.5 J/TH · 1,000 TH/s · 5 h, times ten
    expect(toFixed(energyKwh(parseRational("21.5"), 1_000n, 5n, 1n), 4)).toBe(
      `${joules / 36_000_000n}.${((joules % 36_000_000n) * 10_000n) / 36_000_000n}`.padEnd(8, "0"),
    );
  });
});
