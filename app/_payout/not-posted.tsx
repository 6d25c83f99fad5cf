import { formatTime } from "#app/_format/time.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";
import { Hop } from "./hop.tsx";

/** In the payout's place, where none was posted: why, and what happens next. */
export function NotPosted({ batch, path, now }: { batch: BatchSummary; path: PayoutPath; now: Date }) {
  return (
    <Hop
      id="payout"
      title="No payout yet"
      standing={{ text: "Not posted", tone: "warn" }}
      isGap
      supports="Nothing: no slice has earned anything for this period."
      leaves="Whether anything was mined. Payments proven below count for this period all the same."
    >
      <p className="text-ink-2">{whyNot(batch, path, now)}</p>
    </Hop>
  );
}

/** A sentence on why a period has no payout. Exported for its tests. */
export function whyNot(
  { status, defaultableAt }: Pick<BatchSummary, "status" | "defaultableAt">,
  { periodEnd }: Pick<PayoutPath, "periodEnd">,
  now: Date,
): string {
  if (status === "Cancelled") return "The batch was cancelled. It pays nothing, and every slice can be refunded.";
  if (status === "Defaulted") {
    return "The operator never posted this period. The batch is in default: the escrow left, and the bond, went to the holders.";
  }
  if (now < periodEnd) return `The period ends at ${formatTime(periodEnd)}. Its payout can be posted from then on.`;
  if (defaultableAt === null) return "The period is over, and nothing was posted for it.";
  return `The period is over, and the operator has not posted it. From ${formatTime(defaultableAt)} on anybody may declare the batch in default.`;
}
