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
  /** Escrow released to the operator, who has not collected it. */
  proceeds: bigint;
  bond: bigint;
}

export function open(capacity: bigint, bond: bigint): BatchAccount {
  const nothing = { sold: 0n, acc: 0n, refundAcc: 0n, holdersReserve: 0n, refundReserve: 0n, escrow: 0n, proceeds: 0n };
  return { capacity, bond, ...nothing };
}

/** Sells `units`: `escrowed` of their cost waits, `released` is the operator's at once. Throws `RangeError` above the capacity. */
export function sell(account: BatchAccount, units: bigint, escrowed: bigint, released = 0n): BatchAccount {
  const available = account.capacity - account.sold;
  if (units > available) throw new RangeError(`${units} units asked for, ${available} left`);
  return {
    ...account,
    sold: account.sold + units,
    escrow: account.escrow + escrowed,
    proceeds: account.proceeds + released,
  };
}

/** Takes `units` back in the cooling-off time, for `price` a unit, which leaves the escrow. */
export function takeBack(account: BatchAccount, units: bigint, price: bigint): BatchAccount {
  return { ...account, sold: account.sold - units, escrow: account.escrow - units * price };
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
  /** Payment-token base units of escrow that are now the operator's proceeds. */
  released: bigint;
  /** Payment-token base units of escrow set aside for slices. */
  refunded: bigint;
}

/** Shares `net` over the whole capacity, and lets `releasePerUnit` and `refundPerUnit` out of the escrow. */
export function accrue(account: BatchAccount, net: bigint, releasePerUnit: bigint, refundPerUnit: bigint): Accrual {
  const perUnit = perUnitDown(net, account.capacity);
  const holders = holdersUp(perUnit, account.sold);
  const released = releasePerUnit * account.sold;
  const earned = { ...account, acc: account.acc + perUnit, holdersReserve: account.holdersReserve + holders };
  const after = moveHeld(earned, releasePerUnit, refundPerUnit);
  return { account: after, holders, released, refunded: account.escrow - released - after.escrow };
}

/** Lets `releasePerUnit` and `refundPerUnit` out of the escrow: the one to the operator's proceeds, the other to the slices. */
export function moveHeld(account: BatchAccount, releasePerUnit: bigint, refundPerUnit: bigint): BatchAccount {
  return refund(release(account, releasePerUnit * account.sold), refundPerUnit);
}

/** Gives the slices `amount` more of the payout token. Throws `RangeError` where nothing is sold. */
export function topUp(account: BatchAccount, amount: bigint): BatchAccount {
  if (account.sold === 0n) throw new RangeError("nothing is sold, so nobody can be paid");
  // The whole amount is reserved; what the division leaves over is dust in the holders' favour.
  const acc = account.acc + perUnitDown(amount, account.sold);
  return { ...account, acc, holdersReserve: account.holdersReserve + amount };
}

/** Makes `upfront` per sold unit of the escrow the operator's proceeds. */
export function releaseUpfront(account: BatchAccount, upfront: bigint): BatchAccount {
  return release(account, upfront * account.sold);
}

/** The operator takes its proceeds. */
export function collectProceeds(account: BatchAccount): BatchAccount {
  return { ...account, proceeds: 0n };
}

/** Puts `refundPerUnit` of the escrow aside for slices. */
export function refund(account: BatchAccount, refundPerUnit: bigint): BatchAccount {
  if (refundPerUnit === 0n || account.sold === 0n) return account;
  const refunded = refundPerUnit * account.sold;
  return {
    ...account,
    refundAcc: account.refundAcc + (refundPerUnit << 64n),
    escrow: account.escrow - refunded,
    refundReserve: account.refundReserve + refunded,
  };
}

function release(account: BatchAccount, amount: bigint): BatchAccount {
  return { ...account, escrow: account.escrow - amount, proceeds: account.proceeds + amount };
}
