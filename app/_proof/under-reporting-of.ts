import { isUnderReported } from "#domain/under-reporting.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";

/** Of all periods: posted in payout-token base units, proven in satoshis. `baseUnitsPerSat` is null below level 3. */
export type PostedAndProven = Pick<PayoutPath["sums"], "posted" | "totalSats" | "baseUnitsPerSat">;

/** Payout-token base units proven for a batch beyond all that was posted; undefined where nobody could accuse it of that. */
export function underReportingOf({ posted, totalSats, baseUnitsPerSat }: PostedAndProven): bigint | undefined {
  if (baseUnitsPerSat === null) return undefined;
  const proven = totalSats * baseUnitsPerSat;
  return isUnderReported(posted, proven) ? proven - posted : undefined;
}
