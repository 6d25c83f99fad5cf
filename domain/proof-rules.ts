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
