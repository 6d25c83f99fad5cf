import { secondsPerDay } from "#evidence/utc-day.ts";
import { chainStart } from "#scripts/demo/calendar.ts";

/** Thousands of dollars per bitcoin at the end of each day from 2024-03-20, rounded: the demo operators' stated rate. */
const thousands = [
  68, 65, 64, 64, 67, 70, 70, 69, 71, 70, 70, 71, 70, 65, 66, 69, 68, 69, 69, 72, 69, 71, 70, 67, 64, 66, 63, 64, 61,
  64, 64, 65, 65, 67, 66, 64, 64, 64, 63,
];

/** Millionths of a dollar per bitcoin on the day that begins at `dayStart`; undefined outside of the replayed days. */
export function demoBtcMicroUsd(dayStart: number): bigint | undefined {
  const price = thousands[(dayStart - chainStart.getTime() / 1000) / secondsPerDay];
  return price === undefined ? undefined : BigInt(price) * 1_000n * 1_000_000n;
}
