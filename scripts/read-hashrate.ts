import { floor, parseRational } from "#domain/rational.ts";
import { HASHRATE_UNITS, type HashrateUnit, hashrateOf } from "#domain/units.ts";

/** "3.25 PH/s" in hashes per second; undefined for what is no hashrate. */
export function parseHashrate(written: string): bigint | undefined {
  const match = /^(\d+(?:\.\d+)?) ?([GTPE]H\/s)$/.exec(written.trim());
  if (match === null) return undefined;
  return floor(hashrateOf(parseRational(match[1] ?? ""), match[2] as HashrateUnit));
}

export const hashrateUnits = Object.keys(HASHRATE_UNITS).join(", ");
