import { formatBaseUnits } from "#domain/money.ts";

/** A whole number with grouped thousands. */
export const formatCount = (value: bigint | number): string => formatBaseUnits(BigInt(value), 0);

/** part/whole in 1/10000, rounded down; 0 where there is no whole. */
export const bpsOf = (part: bigint, whole: bigint): number => (whole === 0n ? 0 : Number((part * 10_000n) / whole));
