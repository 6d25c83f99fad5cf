import { costOf } from "#domain/escrow.ts";

/** What `findSlice` returns can be passed as it is. */
export type ReturnableSlice = {
  sliceId: bigint;
  owner: `0x${string}`;
  units: bigint;
  /** First moment at which it can no longer be given back; null where it cannot be now. */
  refundableUntil: Date | null;
  batch: { name: string; paymentToken: `0x${string}`; rate: bigint; upfront: bigint; periods: number };
};

/** All that was paid for a slice: while it can be given back nothing is posted, so it is the price of the whole term. */
export const returnOf = ({
  units,
  batch: { rate, upfront, periods },
}: Pick<ReturnableSlice, "units" | "batch">): bigint => costOf({ rate, upfront, periods: BigInt(periods) }, 0n, units);
