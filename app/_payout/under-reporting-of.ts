import { isUnderReported } from "#domain/proof-rules.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";

/** Payout-token base units proven for a batch beyond all that was posted; undefined where nobody could accuse it of that. */
export function underReportingOf({ sums: { posted, totalSats, baseUnitsPerSat } }: PayoutPath): bigint | undefined {
  if (baseUnitsPerSat === null) return undefined;
  const proven = totalSats * baseUnitsPerSat;
  return isUnderReported(posted, proven) ? proven - posted : undefined;
}
