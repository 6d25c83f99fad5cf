import { formatBaseUnits, formatSats } from "#domain/money.ts";

/** What a page needs to know of a token to write an amount of it. */
export type Token = { address: `0x${string}`; unit: "dollar" | "sat" | "base unit"; symbol: string; decimals: number };

/** An amount with its unit, as people read it: "$1,234.50", "12,345 sats", "17 base units of 0x…". Never shown larger than it is. */
export function formatToken(base: bigint, token: Token): string {
  if (token.unit === "dollar") return formatDollars(base, token.decimals);
  if (token.unit === "sat") return formatSats(base);
  return `${formatBaseUnits(base, 0)} base units of ${token.symbol}`;
}

/** Dollars and cents, with four decimals below one dollar, where cents would hide something; or with exactly `places` decimals. */
export function formatDollars(base: bigint, decimals: number, places?: number): string {
  const size = base < 0n ? -base : base;
  const maxFraction = places ?? (size < 10n ** BigInt(decimals) ? 4 : 2);
  const text = formatBaseUnits(size, decimals, { minFraction: places ?? 2, maxFraction });
  return base < 0n ? `−$${text}` : `$${text}`;
}
