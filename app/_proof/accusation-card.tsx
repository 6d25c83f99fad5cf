import { ShortAddress } from "#app/_components/address.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { Figure } from "#app/_components/figure.tsx";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import type { Accusation } from "#queries/find-payout-path.ts";
import { AccuseButton } from "./accuse-button.tsx";
import { type PostedAndProven, underReportingOf } from "./under-reporting-of.ts";

type Props = { batchId: bigint; sums: PostedAndProven; accusation: Accusation | null; money: BatchMoney };

/** More proven than posted: who said so, until when it must be answered, and the way to say so. Nothing where the sums agree. */
export function AccusationCard({ batchId, sums, accusation, money }: Props) {
  const missing = underReportingOf(sums);
  if (missing === undefined && accusation === null) return null;
  const isOpen = accusation !== null && !accusation.isAnswered;
  return (
    <section aria-labelledby="accusation" className="card p-4" data-testid="accusation">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="accusation" className="font-medium">
          Proven and posted
        </h2>
        <Badge tone={isOpen || missing !== undefined ? "warn" : "good"}>
          {isOpen ? "Accused" : missing === undefined ? "Answered" : "Posted too little"}
        </Badge>
      </div>
      <p className="mt-2 text-ink-2 text-xs">
        {isOpen
          ? "More was proven than was posted. Unless the operator posts or tops up the rest in time, the batch is in default, or, after its last period, its bond goes to the holders."
          : missing === undefined
            ? "The batch was accused of posting less than was proven, and the operator has made up for it."
            : "More was proven for this batch than its operator posted. Anybody can accuse it; the operator then has 14 days and a period to answer."}
      </p>
      <dl className="mt-3 space-y-1.5 text-xs">
        {missing !== undefined && (
          <Figure name="Proven beyond what is posted">{formatToken(missing, money.payout)}</Figure>
        )}
        {accusation !== null && (
          <>
            <Figure name="Accused by">
              <ShortAddress address={accusation.accuser} />
            </Figure>
            <Figure name="Posted then">{formatToken(accusation.posted, money.payout)}</Figure>
            <Figure name="Proven then">{formatToken(accusation.accused, money.payout)}</Figure>
            {isOpen && <Figure name="To be answered until">{formatTime(accusation.until)}</Figure>}
          </>
        )}
      </dl>
      {missing !== undefined && !isOpen && (
        <div className="mt-3">
          <AccuseButton batchId={batchId} />
        </div>
      )}
    </section>
  );
}
