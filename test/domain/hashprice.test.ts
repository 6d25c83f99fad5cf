import { describe, expect, test } from "vitest";
import {
  blockRewardSats,
  expectedSats,
  feeShare,
  hashpriceUsd,
  impliedHashrate,
  pplnsSats,
  rewardFromFeeShare,
  satsPerThDay,
  usdOfSats,
} from "#domain/hashprice.ts";
import { difficultyOf, workFromDifficulty, workOf } from "#domain/nbits.ts";
import { divide, multiply, parseRational, round, subtract, toFixed } from "#domain/rational.ts";
import { subsidySats } from "#domain/subsidy.ts";
import { btcUsd, reward, subsidy, work } from "./day.ts";

describe("hashprice", () => {
  test("of 2024-04-25 is 71.3511057 sats per TH and day from the subsidy alone", () => {
    expect(toFixed(satsPerThDay(subsidy, work), 7)).toBe("71.3511057");
  });

  test("by the 2^32 short cut would be 71.3521945", () => {
    expect(toFixed(satsPerThDay(subsidy, workFromDifficulty(difficultyOf(0x170331db))), 7)).toBe("71.3521945");
  });

  test("of 2024-04-25 is 88.5841986 sats per TH and day with fees, $57.1206 per PH and day", () => {
    const sats = satsPerThDay(reward, work);
    expect(toFixed(sats, 7)).toBe("88.5841986");
    expect(toFixed(multiply(hashpriceUsd(sats, btcUsd), 1000n), 4)).toBe("57.1206");
    expect(toFixed(usdOfSats(sats, btcUsd), 6)).toBe("0.057121");
  });

  test("of 2024-04-25 comes to 19.45 % from fees", () => {
    expect(toFixed(multiply(feeShare(reward, subsidy), 100n), 2)).toBe("19.45");
  });

  test.each([
    {
      day: "2021-08-07, per TH",
      bits: 0x17136aa2,
      height: 693_504,
      fees: "0.0134",
      usd: "43629",
      scale: 1n,
      is: "0.3835",
    },
    {
      day: "2024-11-13, per PH",
      bits: 0x1702c4e4,
      height: 870_020,
      fees: "0.0482",
      usd: "87235",
      scale: 1000n,
      is: "56.68",
    },
    {
      day: "November 2025, per PH",
      bits: 0x1701d936,
      height: 923_328,
      fees: "0.008",
      usd: "91000",
      scale: 1000n,
      is: "37.87",
    },
  ])("agrees with what was published elsewhere for $day: $$is", ({ bits, height, fees, usd, scale, is }) => {
    const mean = rewardFromFeeShare(subsidySats(height), parseRational(fees));
    const price = hashpriceUsd(satsPerThDay(mean, workOf(bits)), parseRational(usd));
    expect(toFixed(multiply(price, scale), is.split(".")[1]?.length ?? 0)).toBe(is);
  });

  // A farm's own records and the chart's difficulty, which is a float of the exact one.
  test.each([
    {
      day: "2024-03-08",
      hashrate: 60_205_641_000_000_000n,
      difficulty: "79351228131136.7969",
      bits: 0x17038c12,
      btc: "1010.55150656",
      blocks: 154n,
      gross: "0.10015558",
      paid: 9_837_098n,
      ratio: "0.982",
    },
    {
      day: "2024-04-18",
      hashrate: 73_108_440_000_000_000n,
      difficulty: "86388558925171.2969",
      bits: 0x17034219,
      btc: "1014.36277328",
      blocks: 145n,
      gross: "0.11909416",
      paid: 11_696_619n,
      ratio: "0.982",
    },
    {
      day: "2024-04-26",
      hashrate: 74_392_074_000_000_000n,
      difficulty: "88104191118792.7969",
      bits: 0x170331db,
      btc: "506.24330405",
      blocks: 132n,
      gross: "0.06514324",
      paid: 6_381_197n,
      ratio: "0.980",
    },
  ])("explains what a farm was paid on $day", ({ hashrate, difficulty, bits, btc, blocks, gross, paid, ratio }) => {
    const mean = blockRewardSats(0n, multiply(parseRational(btc), 100_000_000n).numerator, blocks);
    const published = expectedSats(hashrate * 86_400n, mean, workFromDifficulty(parseRational(difficulty)));
    expect(toFixed(divide(published, 100_000_000n), 8)).toBe(gross);

    const exact = expectedSats(hashrate * 86_400n, mean, workOf(bits));
    expect(toFixed(multiply(divide(subtract(published, exact), exact), 1_000_000n), 0)).toBe("15");
    expect(toFixed(divide(paid, exact), 3)).toBe(ratio);
  });

  test("and a payment tell the hashrate that was delivered", () => {
    const mean = blockRewardSats(0n, 50_624_330_405n, 132n);
    const sats = expectedSats(74_392_074_000_000_000n * 86_400n, mean, work);
    const fee = parseRational("0.018");
    const delivered = impliedHashrate(multiply(sats, subtract(1n, fee)), 86_400n, mean, work, fee);
    expect(delivered).toEqual({ numerator: 74_392_074_000_000_000n, denominator: 1n });
  });

  test("under TIDES is 0.00028745 BTC of the next block for the shares of a captured day", () => {
    const sats = pplnsSats(103_027_310_592n, 1_111_734_976_569_704n, 313_312_160n, parseRational("0.01"));
    expect(round(sats)).toBe(28_745n);
  });
});

describe("subsidy", () => {
  test("halves at block 840,000", () => {
    expect(subsidySats(0)).toBe(5_000_000_000n);
    expect(subsidySats(839_999)).toBe(625_000_000n);
    expect(subsidySats(840_000)).toBe(312_500_000n);
  });

  test("ends after 33 halvings", () => {
    expect(subsidySats(32 * 210_000)).toBe(1n);
    expect(subsidySats(33 * 210_000)).toBe(0n);
  });
});
