import { expectedSats } from "#domain/hashprice.ts";
import { compare, divide, multiply, type Rational, rational, subtract, toFixed } from "#domain/rational.ts";

/** What a day's record is judged by: facts of the Bitcoin network on that day. */
export type NetworkDay = {
  /** Hashes expected per block (domain/nbits.ts). */
  work: Rational;
  /** Mean reward of the day's blocks, subsidy and fees, in sats (domain/hashprice.ts). */
  rewardSats: Rational;
};

export type BandVerdict = {
  verdict: "within" | "alarm" | "refuse";
  /** Expected before any fee, sats. */
  expectedSats: Rational;
  /** Paid as a part of expected. */
  ratio: Rational;
  /** The verdict in words. */
  sentence: string;
};

/** Share of the expected income that a real FPPS pool paid, the median of 58 days. */
const usualRatio = rational(982n, 1_000n);
const alarmBeyond = rational(1n, 100n);
const refuseBeyond = rational(5n, 100n);

/** Compares what an FPPS pool paid for a day with what its hashrate should have earned. Throws RangeError for no hashrate. */
export function judgeFppsDay(
  day: { netSats: bigint; hashrate: bigint; seconds: number },
  network: NetworkDay,
): BandVerdict {
  const expected = expectedSats(day.hashrate * BigInt(day.seconds), network.rewardSats, network.work);
  const ratio = divide(day.netSats, expected);
  const deviation = subtract(divide(ratio, usualRatio), 1n);
  const distance = compare(deviation, 0n) < 0 ? multiply(deviation, -1n) : deviation;
  const verdict =
    compare(distance, refuseBeyond) > 0 ? "refuse" : compare(distance, alarmBeyond) > 0 ? "alarm" : "within";
  const side = compare(deviation, 0n) < 0 ? "less" : "more";
  const paid = `The pool paid ${toFixed(multiply(ratio, 100n), 2)} % of what this hashrate was expected to earn`;
  const off = `${toFixed(multiply(distance, 100n), 1)} % ${side} than the usual ${toFixed(multiply(usualRatio, 100n), 1)} %`;
  const sentence = {
    within: `${paid}, as FPPS pools do.`,
    alarm: `${paid}: ${off}. Days of a halving or of a change of difficulty do this; look at any other twice.`,
    refuse: `${paid}: ${off}. Hashrate and payment cannot belong to the same day and account; get the record again.`,
  }[verdict];
  return { verdict, expectedSats: expected, ratio, sentence };
}
