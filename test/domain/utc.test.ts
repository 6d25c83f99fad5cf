import { describe, expect, test } from "vitest";
import { formatDuration, formatUtc } from "#domain/utc.ts";

describe("a chain's time", () => {
  test("is written to the minute, and to the second where there are seconds", () => {
    expect(formatUtc(1_713_571_200n)).toBe("2024-04-20 00:00 UTC");
    expect(formatUtc(1_713_571_209)).toBe("2024-04-20 00:00:09 UTC");
  });

  test("beyond all calendars is written as a number", () => {
    expect(formatUtc(2n ** 256n - 1n)).toBe(`second ${2n ** 256n - 1n}`);
  });

  test("that passes is written in its two largest parts", () => {
    expect(formatDuration(86_400)).toBe("1 day");
    expect(formatDuration(90_061n)).toBe("1 day 1 hour");
    expect(formatDuration(7_260)).toBe("2 hours 1 minute");
    expect(formatDuration(0)).toBe("0 seconds");
  });
});
