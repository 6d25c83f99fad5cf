import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { blockRewardSats } from "#domain/hashprice.ts";
import { workFromDifficulty } from "#domain/nbits.ts";
import { divide, parseRational, rational, round, toFixed } from "#domain/rational.ts";
import { judgeFppsDay, type NetworkDay } from "#evidence/fpps-band.ts";

const seconds = 86_400;

/** A network on which one PH/s is expected to earn `sats` in a day. */
const networkPaying = (sats: bigint): NetworkDay => ({
  work: rational(BigInt(seconds) * 10n ** 15n),
  rewardSats: rational(sats),
});

test.each([
  ["2024-03-08", 60_205_641n, 10_015_558n, 9_837_098n, "0.98218"],
  ["2024-04-18", 73_108_440n, 11_909_416n, 11_696_619n, "0.98213"],
  ["2024-04-26", 74_392_074n, 6_514_324n, 6_381_197n, "0.97956"],
])("%s, a real tokenised farm: the band holds", (_, gigahashes, grossSats, netSats, ratio) => {
  const hashrate = gigahashes * 10n ** 9n;
  const network = { work: rational(hashrate * BigInt(seconds)), rewardSats: rational(grossSats) };
  const verdict = judgeFppsDay({ netSats, hashrate, seconds }, network);
  expect(toFixed(verdict.ratio, 5)).toBe(ratio);
  expect(round(verdict.expectedSats)).toBe(grossSats);
  expect(verdict.verdict).toBe("within");
});

test.each([
  [982_000n, "within"],
  [991_820n, "within"],
  [991_821n, "alarm"],
  [972_180n, "within"],
  [972_179n, "alarm"],
  [1_031_100n, "alarm"],
  [1_031_101n, "refuse"],
  [932_900n, "alarm"],
  [932_899n, "refuse"],
  [0n, "refuse"],
])("of a million sats expected, %s paid are judged: %s", (netSats, verdict) => {
  const hashrate = 10n ** 15n;
  expect(judgeFppsDay({ netSats, hashrate, seconds }, networkPaying(1_000_000n)).verdict).toBe(verdict);
});

test("the verdict says by how much, and what to do", () => {
  const { sentence } = judgeFppsDay({ netSats: 900_000n, hashrate: 10n ** 15n, seconds }, networkPaying(1_000_000n));
  expect(sentence).toBe(
    "The pool paid 90.00 % of what this hashrate was expected to earn: 8.4 % less than the usual 98.2 %. " +
      "Hashrate and payment cannot belong to the same day and account; get the record again.",
  );
});

// A thousandfold error of unit (GH/s read as H/s) is what the band is for.
test("GH/s taken for H/s is refused", () => {
  const network = networkPaying(1_000_000n);
  expect(judgeFppsDay({ netSats: 982_000n, hashrate: 10n ** 6n, seconds }, network).verdict).toBe("refuse");
});

const farm = "../shared/data/series/csm_pool_daily_real.csv";
const days = "../shared/data/series/replay_2023-04-30_2024-04-27.csv";

test.skipIf(!existsSync(farm))("58 real days of a farm are judged, and none refused; alarms are the halving's", () => {
  const rowsOf = (path: string) =>
    readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
  const sats = (btc: string) => round(divide(parseRational(btc), rational(1n, 100_000_000n)));
  const network = new Map(
    rowsOf(days).map(([date = "", difficulty = "", blocks = "", issuance = "", fees = ""]) => {
      const count = BigInt(blocks);
      const rewardSats = blockRewardSats(divide(sats(issuance), count), sats(fees), count);
      return [date, { work: workFromDifficulty(parseRational(difficulty)), rewardSats }];
    }),
  );
  const verdicts = rowsOf(farm).flatMap(([account, date = "", hashrate = "", paid = ""]) => {
    const day = network.get(date);
    if (account !== "0" || day === undefined || hashrate === "0") return [];
    return [{ date, ...judgeFppsDay({ netSats: sats(paid), hashrate: BigInt(hashrate), seconds }, day) }];
  });
  expect(verdicts.length).toBeGreaterThanOrEqual(58);
  expect(verdicts.filter(({ verdict }) => verdict === "refuse")).toEqual([]);
  const alarms = verdicts.filter(({ verdict }) => verdict === "alarm").map(({ date }) => date);
  expect(alarms).toEqual(["2024-04-20", "2024-04-21", "2024-04-24"]);
});
