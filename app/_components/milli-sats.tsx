import type { Token } from "#app/_format/token.ts";
import { formatBaseUnits } from "#domain/money.ts";

/** Thousandths of a payout-token base unit, as a figure per TH-day is kept: "32.42 sats". */
export function MilliSats({ value, token, places = 2 }: { value: bigint; token: Token; places?: number }) {
  const text = formatBaseUnits(value, 3, { minFraction: places, maxFraction: places }).replace("-", "−");
  return (
    <span className="whitespace-nowrap">
      {text} <span className="text-ink-3 text-[0.8em]">{token.unit === "sat" ? "sats" : "base units"}</span>
    </span>
  );
}
