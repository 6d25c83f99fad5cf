import { formatBaseUnits } from "#domain/money.ts";

const steps = [
  [18, "EH/s"],
  [15, "PH/s"],
  [12, "TH/s"],
  [9, "GH/s"],
] as const;

/** Hashes per second in the largest unit that keeps a whole part: 1500000000000n is "1.5 TH/s". */
export function formatHashrate(hashesPerSecond: bigint): string {
  const step = steps.find(([power]) => hashesPerSecond >= 10n ** BigInt(power));
  if (step === undefined) return `${formatBaseUnits(hashesPerSecond, 0)} H/s`;
  return `${formatBaseUnits(hashesPerSecond, step[0], { maxFraction: 3 })} ${step[1]}`;
}
