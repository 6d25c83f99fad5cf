// Writes the computed pool records of the demo beside the real one. `records/README.md` says where each figure is from.
import { readFileSync, writeFileSync } from "node:fs";
import { floor, multiply, rational, round } from "#domain/rational.ts";
import { readRecord } from "#evidence/read-record.ts";
import type { StatementDay } from "#evidence/statement.ts";
import { type Fleet, fleets } from "#scripts/demo/fleets.ts";
import { subsidyPerHash } from "#scripts/demo/network.ts";

export const recordsFolder = new URL("./records/", import.meta.url);

/** Stated fee of the computed records: a real FPPS pool keeps about this. */
const poolFee = rational(18n, 1_000n);

/** The real farm's days: what the pool paid for a hash on each of them sets the pay of every other record. */
function realDays(): StatementDay[] {
  const reading = readRecord(readFileSync(new URL("delta.json", recordsFolder)));
  if (!reading.ok) throw new Error("scripts/demo/records/delta.json is not readable; restore it.");
  return reading.statement.days;
}

/** Without closing zeros, as the pool's own JSON has it. */
function btc(sats: bigint): string {
  const fraction = (sats % 100_000_000n).toString().padStart(8, "0").replace(/0+$/, "");
  return `${sats / 100_000_000n}.${fraction || "0"}`;
}

function entryOf(fleet: Fleet, day: StatementDay, index: number): string {
  const uptime = fleet.uptime[index % fleet.uptime.length] ?? 0;
  const gigahashes = BigInt(fleet.nameplateThs * uptime);
  const hashes = gigahashes * 1_000_000_000n * BigInt(day.end - day.start);
  const total = floor(rational(day.netSats * gigahashes * 1_000_000_000n, day.hashrate ?? 1n));
  const gross = round(rational(total * poolFee.denominator, poolFee.denominator - poolFee.numerator));
  const base = floor(multiply(subsidyPerHash(day.start, day.end), hashes));
  const time = (seconds: number) => new Date(seconds * 1000).toISOString().replace("Z", "+00:00");
  return `  {
    "startTime": "${time(day.start)}",
    "endTime": "${time(day.end)}",
    "totalAmount": ${btc(total)},
    "hashrate": ${gigahashes},
    "ppsBaseAmount": ${btc(base)},
    "txFeeRewardAmount": ${btc(gross - base)},
    "fppsRatePercent": 100.0,
    "feeAmount": ${btc(gross - total)},
    "feeRatePercent": 1.8
  }`;
}

/** The text of a computed record. */
export function recordOf(fleet: Fleet): string {
  return `[\n${realDays()
    .map((day, index) => entryOf(fleet, day, index))
    .join(",\n")}\n]\n`;
}

if (import.meta.main) {
  for (const fleet of fleets) writeFileSync(new URL(`${fleet.record}.json`, recordsFolder), recordOf(fleet));
}
