const tera = 10n ** 12n;
const daySeconds = 86_400n;

/** Capacity over time: hashes per second × seconds. */
export type HashTime = { hashrate: bigint; seconds: bigint };

/** An amount spread over capacity and time: what falls to one TH/s in one day, rounded down. Scale the amount for more digits. */
export function perThDay(amount: bigint, { hashrate, seconds }: HashTime): bigint {
  if (hashrate === 0n || seconds === 0n) return 0n;
  return (amount * tera * daySeconds) / (hashrate * seconds);
}
