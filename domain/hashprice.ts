import { add, divide, multiply, type Rational, type RationalInput, rational, subtract } from "#domain/rational.ts";

export const SECONDS_PER_DAY = 86_400n;
const SATS_PER_BTC = 100_000_000n;
const HASHES_PER_TERAHASH = 10n ** 12n;

/** Sats expected for `hashes` hashes, where a block takes `work` hashes and brings `rewardSats`. */
export function expectedSats(hashes: RationalInput, rewardSats: RationalInput, work: Rational): Rational {
  return divide(multiply(hashes, rewardSats), work);
}

/** Hashprice in sats: what 1 TH/s is expected to earn in a day, before anybody's fee. */
export function satsPerThDay(rewardSats: RationalInput, work: Rational): Rational {
  return expectedSats(SECONDS_PER_DAY * HASHES_PER_TERAHASH, rewardSats, work);
}

/** Mean reward of a block, in sats: the subsidy and the mean fees of a day's blocks. */
export function blockRewardSats(subsidy: RationalInput, feesSats: RationalInput, blocks: bigint): Rational {
  return add(subsidy, divide(feesSats, blocks));
}

/** Mean reward of a block where only the share of fees in it is known. Throws `RangeError` for a share of 1. */
export function rewardFromFeeShare(subsidy: RationalInput, feeShare: RationalInput): Rational {
  return divide(subsidy, subtract(1n, feeShare));
}

/** The share of fees in a reward: show it wherever a hashprice is shown, for subsidy alone under-reports by 1 to 20 %. */
export function feeShare(rewardSats: RationalInput, subsidy: RationalInput): Rational {
  return subtract(1n, divide(subsidy, rewardSats));
}

/** Dollars for `sats` at a price of `btcUsd` dollars. */
export function usdOfSats(sats: RationalInput, btcUsd: RationalInput): Rational {
  return divide(multiply(sats, btcUsd), SATS_PER_BTC);
}

/** Sats for `usd` dollars at a price of `btcUsd` dollars. */
export function satsOfUsd(usd: RationalInput, btcUsd: RationalInput): Rational {
  return divide(multiply(usd, SATS_PER_BTC), btcUsd);
}

/** Dollars per TH/s and day; times 1000 it is the $/PH/day that is usually quoted. */
export function hashpriceUsd(satsPerThDay: RationalInput, btcUsd: RationalInput): Rational {
  return usdOfSats(satsPerThDay, btcUsd);
}

/** PPLNS or TIDES: the part of a found block's reward that `shares` out of `windowShares` are paid. */
export function pplnsSats(
  shares: bigint,
  windowShares: bigint,
  rewardSats: RationalInput,
  poolFee: Rational,
): Rational {
  return multiply(rational(shares, windowShares), rewardSats, subtract(1n, poolFee));
}

/** Hashes per second that a payment of `sats` for `seconds` says were delivered. */
export function impliedHashrate(
  sats: RationalInput,
  seconds: bigint,
  rewardSats: RationalInput,
  work: Rational,
  poolFee: Rational,
): Rational {
  return divide(multiply(sats, work), multiply(seconds, rewardSats, subtract(1n, poolFee)));
}
