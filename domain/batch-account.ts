import { holdersUp, perUnitDown } from "#domain/accounting.ts";

/** One batch's money, mirrored from contracts/libraries/BatchAccounting.sol: base units, accumulators in Q64. */
export interface BatchAccount {
  capacity: bigint;
  sold: bigint;
  acc: bigint;
  refundAcc: bigint;
  holdersReserve: bigint;
  refundReserve: bigint;
  escrow: bigint;
  bond: bigint;
}

export function open(capacity: bigint, bond: bigint): BatchAccount {
  const nothing = { sold: 0n, acc: 0n, refundAcc: 0n, holdersReserve: 0n, refundReserve: 0n, escrow: 0n };
  return { capacity, bond, ...nothing };
}

/** Sells `units` for `cost`, which waits in escrow. Throws `RangeError` above the capacity. */
export function sell(account: BatchAccount, units: bigint, cost: bigint): BatchAccount {
  const available = account.capacity - account.sold;
  if (units > available) throw new RangeError(`${units} units asked for, ${available} left`);
  return { ...account, sold: account.sold + units, escrow: account.escrow + cost };
}

/** Takes the units of a retired slice out. Throws `RangeError` while escrow is held. */
export function retire(account: BatchAccount, units: bigint): BatchAccount {
  if (account.escrow !== 0n) throw new RangeError(`${account.escrow} base units of escrow are held`);
  return { ...account, sold: account.sold - units };
}

export interface Accrual {
  account: BatchAccount;
  /** Payout-token base units set aside for slices; the rest of `net` is the operator's. */
  holders: bigint;
  /** Payment-token base units of escrow that are now the operator's. */
  released: bigint;
  /** Payment-token base units of escrow set aside for slices. */
  refunded: bigint;
}

/** Shares `net` over the whole capacity, and lets `releasePerUnit` and `refundPerUnit` out of the escrow. */
export function accrue(account: BatchAccount, net: bigint, releasePerUnit: bigint, refundPerUnit: bigint): Accrual {
  const perUnit = perUnitDown(net, account.capacity);
  const holders = holdersUp(perUnit, account.sold);
  const released = releasePerUnit * account.sold;
  const after = refund(
    {
      ...account,
      acc: account.acc + perUnit,
      holdersReserve: account.holdersReserve + holders,
      escrow: account.escrow - released,
    },
    refundPerUnit,
  );
  return { account: after, holders, released, refunded: account.escrow - released - after.escrow };
}

export interface Forfeit {
  account: BatchAccount;
  /** The part of the refund that came from the escrow. */
  refunded: bigint;
  /** What was at stake: to the slices, or back to the operator where nothing was sold. */
  bond: bigint;
}

/** Default: gives the rest of the escrow and the bond to the slices, or the bond back where there are none. */
export function forfeit(account: BatchAccount, refundPerUnit: bigint): Forfeit {
  const { bond, sold } = account;
  const unbonded = { ...account, bond: 0n };
  if (sold === 0n) return { account: unbonded, refunded: 0n, bond };
  const after = refund(unbonded, refundPerUnit);
  return {
    // The whole bond is reserved; what the division leaves over is dust in the holders' favour.
    account: {
      ...after,
      refundAcc: after.refundAcc + perUnitDown(bond, sold),
      refundReserve: after.refundReserve + bond,
    },
    refunded: account.escrow - after.escrow,
    bond,
  };
}

function refund(account: BatchAccount, refundPerUnit: bigint): BatchAccount {
  if (refundPerUnit === 0n || account.sold === 0n) return account;
  const refunded = refundPerUnit * account.sold;
  return {
    ...account,
    refundAcc: account.refundAcc + (refundPerUnit << 64n),
    escrow: account.escrow - refunded,
    refundReserve: account.refundReserve + refunded,
  };
}
