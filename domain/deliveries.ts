import { BPS } from "#domain/accounting.ts";

const FULL = 63n;

/** The byte BatchManager keeps of a posted period: evidence in the two highest bits, and in 63rds, rounded down, what was delivered. */
export function encodeDelivery(evidence: number, deliveredBps: number): number {
  const share = Number((BigInt(deliveredBps) * FULL) / BPS);
  return (evidence << 6) | (share === 0 && deliveredBps > 0 ? 1 : share);
}

/** `IBatchManager.deliveries`: one byte a period, in order. */
export function encodeDeliveries(periods: readonly { evidence: number; deliveredBps: number }[]): `0x${string}` {
  const bytes = periods.map(({ evidence, deliveredBps }) => encodeDelivery(evidence, deliveredBps));
  return `0x${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
