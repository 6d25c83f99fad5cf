import { checkpoint, pendingDown } from "#domain/accounting.ts";
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
