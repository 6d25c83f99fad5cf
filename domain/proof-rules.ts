import type { Pause } from "#domain/terms.ts";

/** Constants of HeldEscrow: what proofs may fall short of a posting, and a posting of the proofs, in 1/10000; and the time for proofs. */
export const PROOF_TOLERANCE_BPS = 500n;
export const UNDER_REPORTING_BPS = 50n;
export const PROOF_GRACE_SECONDS = 14 * 86_400;

const bps = 10_000n;

/** Base units that must be proven in all, rounded up, for a period of this gross after periods of `covered` gross. */
export const neededInAll = (covered: bigint, gross: bigint): bigint =>
  ((covered + gross) * (bps - PROOF_TOLERANCE_BPS) + bps - 1n) / bps;

/** Whether more is proven than posted, beyond tolerance: what a batch can be accused of. */
export const isUnderReported = (posted: bigint, proven: bigint): boolean =>
  proven * bps > posted * (bps + UNDER_REPORTING_BPS);

/** Where a batch that requires proofs stands. Base units of the payout token, times in UTC seconds. */
export interface ProofStanding {
  /** Gross of all periods, and everything topped up. */
  posted: bigint;
  /** Proven when it was last accused; 0: it never was. */
  accused: bigint;
  accusedUntil: bigint;
  /** Whether a posted period waits for its proofs. */
  isHeld: boolean;
  periodSeconds: bigint;
}

/** First second at which an unanswered accusation is a default. A pause that met the time to answer gives all of it again. */
export function underReportedAt(standing: ProofStanding, pause?: Pause): bigint | undefined {
  const { posted, accused, accusedUntil, periodSeconds } = standing;
  if (!isUnderReported(posted, accused)) return undefined;
  const term = BigInt(PROOF_GRACE_SECONDS) + periodSeconds;
  const met = pause !== undefined && pause.until > accusedUntil - term && pause.from < accusedUntil;
  return met ? pause.until + term : accusedUntil;
}

/** First second at which proofs no longer keep the bond; undefined while something waits or an accusation is unanswered. */
export function bondFreeAt(standing: ProofStanding, lastPostedAt: bigint): bigint | undefined {
  if (standing.isHeld || isUnderReported(standing.posted, standing.accused)) return undefined;
  return lastPostedAt + BigInt(PROOF_GRACE_SECONDS) + standing.periodSeconds;
}
