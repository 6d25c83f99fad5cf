import { perUnitDown } from "#domain/accounting.ts";
import { type BatchAccount, refund } from "#domain/batch-account.ts";

/** What an end moves, mirrored from contracts/libraries/BatchAccounting.sol. */
export interface Close {
  account: BatchAccount;
  /** The part of the refund that came from the escrow. */
  refunded: bigint;
  /** What was at stake: after a default to the slices, or back to the operator where nothing was sold or the batch was called off. */
  bond: bigint;
}

/** Default: gives the rest of the escrow and the bond to the slices, or the bond back where there are none. */
export function closeByDefault(account: BatchAccount, refundPerUnit: bigint): Close {
  const { bond, sold } = account;
  if (sold === 0n) return { account: { ...account, bond: 0n }, refunded: 0n, bond };
  const after = refund(account, refundPerUnit);
  return { account: forfeitBond(after, bond), refunded: account.escrow - after.escrow, bond };
}

/** Cancellation: gives the whole escrow to the slices and the bond back to the operator. */
export function closeByCancellation(account: BatchAccount, refundPerUnit: bigint): Close {
  const after = refund({ ...account, bond: 0n }, refundPerUnit);
  return { account: after, refunded: account.escrow - after.escrow, bond: account.bond };
}

/** Gives `amount` of the bond to the slices. Throws `RangeError` where nothing is sold. */
export function forfeitBond(account: BatchAccount, amount: bigint): BatchAccount {
  const { bond, sold } = account;
  if (sold === 0n) throw new RangeError("nothing is sold, so nobody could have the bond");
  // The whole amount is reserved; what the division leaves over is dust in the holders' favour.
  return {
    ...account,
    bond: bond - amount,
    refundAcc: account.refundAcc + perUnitDown(amount, sold),
    refundReserve: account.refundReserve + amount,
  };
}

/** A completed batch hid income: gives the whole bond to the slices, or back where there are none. */
export function awardBond(account: BatchAccount): Close {
  const { bond, sold } = account;
  return { account: sold === 0n ? releaseBond(account) : forfeitBond(account, bond), refunded: 0n, bond };
}

/** The bond of a completed batch goes back to its operator. */
export function releaseBond(account: BatchAccount): BatchAccount {
  return { ...account, bond: 0n };
}
