import Link from "next/link";
import { ShortAddress } from "#app/_components/address.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { Figure } from "#app/_components/figure.tsx";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { Accusation } from "#queries/find-payout-path.ts";
import { accusationOf } from "./accusation-of.ts";
import { AccuseButton } from "./accuse-button.tsx";
import { ForfeitBondButton } from "./forfeit-bond-button.tsx";
import { type PostedAndProven, underReportingOf } from "./under-reporting-of.ts";

type Props = {
  batch: BatchSummary;
  sums: PostedAndProven;
  accusation: Accusation | null;
  money: BatchMoney;
  now: Date;
};

/** More proven than posted: who said so, until when it must be answered, and what anybody can do. Nothing where the sums agree. */
export function AccusationCard({ batch, sums, accusation, money, now }: Props) {
  const missing = underReportingOf(sums);
  const said = accusationOf(batch, missing, accusation, now);
  if (said === undefined) return null;
  const { batchId, name, bond, paymentToken } = batch;
  return (
    <section aria-labelledby="accusation" className="card p-4" data-testid="accusation">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="accusation" className="font-medium">
          Proven and posted
        </h2>
        <Badge tone={said.tone}>{said.title}</Badge>
      </div>
      <p className="mt-2 text-ink-2 text-xs">{said.text}</p>
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
            {!accusation.isAnswered && <Figure name="To be answered until">{formatTime(accusation.until)}</Figure>}
          </>
        )}
      </dl>
      {said.can !== "nothing" && (
        <div className="mt-3">
          {said.can === "accuse" && <AccuseButton batchId={batchId} />}
          {said.can === "forfeit the bond" && <ForfeitBondButton batch={{ batchId, name, bond, paymentToken }} />}
          {said.can === "declare the default" && (
            <Link className="link text-xs" href={`/batches/${batchId}#default`}>
              Declare the default
            </Link>
          )}
        </div>
      )}
    </section>
  );
}
