import { checkpoint, paidUp, pendingDown, pendingScaled } from "#domain/accounting.ts";
import type { BatchAccount } from "#domain/batch-account.ts";

/** What one slice has been paid so far (Q64), mirrored from contracts/libraries/SlicePosition.sol. */
export interface SlicePosition {
  units: bigint;
  paid: bigint;
  refundPaid: bigint;
}

/** Starts at the batch's accumulators: a new slice has earned nothing yet. */
export function openPosition({ acc, refundAcc }: BatchAccount, units: bigint): SlicePosition {
  return { units, paid: acc, refundPaid: refundAcc };
}

/** Payout-token base units that a claim would pay now. The one figure shown by pages, commands and exports. */
export function claimableOf(
  { acc }: Pick<BatchAccount, "acc">,
  { units, paid }: Pick<SlicePosition, "units" | "paid">,
) {
  return pendingDown(units, acc, paid);
}

/** Payment-token base units that a refund claim would pay now. */
export function refundableOf(
  { refundAcc }: Pick<BatchAccount, "refundAcc">,
  { units, refundPaid }: Pick<SlicePosition, "units" | "refundPaid">,
) {
  return pendingDown(units, refundAcc, refundPaid);
}

export interface Settlement {
  account: BatchAccount;
  position: SlicePosition;
  amount: bigint;
}

/** Moves a slice's whole earned base units out of the reserve. */
export function settle(account: BatchAccount, position: SlicePosition): Settlement {
  const { whole, paidAfter } = checkpoint(position.units, account.acc, position.paid);
  return {
    account: { ...account, holdersReserve: account.holdersReserve - whole },
    position: { ...position, paid: paidAfter },
    amount: whole,
  };
}

/** Moves a slice's whole refunded base units out of the reserve. */
export function settleRefund(account: BatchAccount, position: SlicePosition): Settlement {
  const { whole, paidAfter } = checkpoint(position.units, account.refundAcc, position.refundPaid);
  return {
    account: { ...account, refundReserve: account.refundReserve - whole },
    position: { ...position, refundPaid: paidAfter },
    amount: whole,
  };
}

/** The parts of a settled slice: each starts where the whole one stood. Throws `RangeError` where units are not conserved. */
export function splitPosition({ units, paid, refundPaid }: SlicePosition, parts: readonly bigint[]): SlicePosition[] {
  const total = parts.reduce((sum, part) => sum + part, 0n);
  if (parts.length < 2 || parts.some((part) => part <= 0n) || total !== units) {
    throw new RangeError(`${units} units cannot be split into ${parts.join(" + ")}`);
  }
  return parts.map((part) => ({ units: part, paid, refundPaid }));
}

/** One slice that has pending what the settled slices had: the fractions that were left of them. */
export function mergePositions(
  { acc, refundAcc }: Pick<BatchAccount, "acc" | "refundAcc">,
  positions: readonly SlicePosition[],
): SlicePosition {
  const sum = (of: (position: SlicePosition) => bigint) =>
    positions.reduce((total, position) => total + of(position), 0n);
  const units = sum((position) => position.units);
  return {
    units,
    paid: paidUp(
      units,
      acc,
      sum((position) => pendingScaled(position.units, acc, position.paid)),
    ),
    refundPaid: paidUp(
      units,
      refundAcc,
      sum((position) => pendingScaled(position.units, refundAcc, position.refundPaid)),
    ),
  };
}
