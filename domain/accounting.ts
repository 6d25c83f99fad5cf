/**
 * Every division of the protocol, mirrored name for name from contracts/libraries/AccountingMath.sol and tested against it.
 * Q64 is a value shifted left by 64 bits. The direction of rounding is in the name.
 */
export const BPS = 10_000n;
export const Q64 = 1n << 64n;

/** Q64 base units per capacity unit of `net` base units over `capacity` units. */
export function perUnitDown(net: bigint, capacity: bigint): bigint {
  return (net << 64n) / capacity;
}

/** Base units to set aside so that `sold` units can each be paid `perUnit` (Q64). */
export function holdersUp(perUnit: bigint, sold: bigint): bigint {
  return (perUnit * sold + (Q64 - 1n)) >> 64n;
}

/** What `units` have earned between `paid` and `acc` (Q64), in Q64 base units: nothing is rounded. */
export function pendingScaled(units: bigint, acc: bigint, paid: bigint): bigint {
  return units * (acc - paid);
}

/** The checkpoint (Q64) at which `units` have `scaled` pending: rounded up, so that it is never more. */
export function paidUp(units: bigint, acc: bigint, scaled: bigint): bigint {
  return acc - scaled / units;
}

/** Whole base units that `units` have earned between `paid` and `acc` (Q64). */
export function pendingDown(units: bigint, acc: bigint, paid: bigint): bigint {
  return pendingScaled(units, acc, paid) >> 64n;
}

/** Takes the whole base units and leaves the fraction pending, so that settling often costs nobody anything. */
export function checkpoint(units: bigint, acc: bigint, paid: bigint): { whole: bigint; paidAfter: bigint } {
  const scaled = pendingScaled(units, acc, paid);
  const whole = scaled >> 64n;
  return { whole, paidAfter: whole === 0n ? paid : paidUp(units, acc, scaled % Q64) };
}

/** `bps` ten-thousandths of `amount`, in favour of whoever keeps the rest. */
export function shareDown(amount: bigint, bps: bigint): bigint {
  return (amount * bps) / BPS;
}

/** `bps` ten-thousandths of `amount`, in favour of whoever receives it. */
export function shareUp(amount: bigint, bps: bigint): bigint {
  return (amount * bps + BPS - 1n) / BPS;
}
