import { formatBaseUnits } from "#domain/money.ts";

/** A whole number with grouped thousands. */
export const formatCount = (value: bigint | number): string => formatBaseUnits(BigInt(value), 0);

/** "1 slice", "2,000 slices": for words that only gain an s. */
export const formatCounted = (count: bigint | number, one: string): string =>
  `${formatCount(count)} ${BigInt(count) === 1n ? one : `${one}s`}`;

/** part/whole in 1/10000, rounded down; 0 where there is no whole. */
export const bpsOf = (part: bigint, whole: bigint): number => (whole === 0n ? 0 : Number((part * 10_000n) / whole));

/** part/whole in 1/10000, to the nearest: for shares of a sum, never for money. */
export const nearestBps = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 10_000n + whole / 2n) / whole);

/** 9459 is "94.5 %": one decimal, always, so that shares stand under each other; rounded down. */
export const formatShare = (bps: number): string =>
  `${formatBaseUnits(BigInt(bps), 2, { minFraction: 1, maxFraction: 1 })} %`;
