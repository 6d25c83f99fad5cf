import { isOverdue, periodStartOf } from "#app/_figures/batch-clock.ts";
import { formatCounted } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { DeclareDefaultButton } from "#app/_wallet/declare-default-button.tsx";
import { formatDuration } from "#domain/utc.ts";
import type { BatchDetail } from "#queries/find-batch.ts";

type Props = { batch: BatchDetail; money: BatchMoney; now: Date };

/** What happens if the operator stops: when, and what holders would get. Times are the chain's. */
export function DefaultPanel({ batch, money, now }: Props) {
  const deadline = batch.defaultableAt;
  return (
    <section aria-labelledby="default" className="card p-4">
      <h2 id="default" className="font-medium">
        If the operator stops
      </h2>
      {deadline === null ? (
        <Ended batch={batch} />
      ) : (
        <Running batch={batch} money={money} now={now} deadline={deadline} />
      )}
      <DeclareDefaultButton batch={batch} now={now} />
    </section>
  );
}

function Ended({ batch }: { batch: BatchDetail }) {
  if (batch.status === "Defaulted") {
    return (
      <p className="mt-1 text-ink-2">
        It did: default was declared{batch.defaultedAt === null ? "" : ` at ${formatTime(batch.defaultedAt)}`}, with{" "}
        {formatCounted(batch.periods - batch.nextPeriod, "period")} unposted. The rest of the escrow and the bond went
        to the holders.
      </p>
    );
  }
  return <p className="mt-1 text-ink-2">Every period is posted; nothing can default any more.</p>;
}

/** Whether an accusation ends the batch before an overdue payout would. */
function isByAccusation(batch: BatchDetail, deadline: Date): boolean {
  const due = periodStartOf(batch, batch.nextPeriod + 1).getTime() + batch.grace * 1000;
  return deadline.getTime() < due;
}

function Running({ batch, money, now, deadline }: Props & { deadline: Date }) {
  const overdue = isOverdue(batch, now);
  const accused = isByAccusation(batch, deadline);
  const left = (deadline.getTime() - now.getTime()) / 1000;
  const unposted = BigInt(batch.periods - batch.nextPeriod);
  const bondPerUnit = batch.sold === 0n ? 0n : batch.bond / batch.sold;
  const perUnit = batch.rate * unposted + bondPerUnit;
  return (
    <>
      <dl className="mt-3 space-y-1.5 text-xs">
        <div className="flex items-baseline justify-between gap-3">
          <dt className="text-ink-2">Bond at stake</dt>
          <dd className="figure">{formatToken(batch.bond, money.payment)}</dd>
        </div>
        <div className="flex items-baseline justify-between gap-3">
          <dt className="text-ink-2">{accused ? "Accusation to be answered by" : "Next payout due by"}</dt>
          <dd className="figure text-right">{formatTime(deadline)}</dd>
        </div>
        <div className="flex items-baseline justify-between gap-3">
          <dt className="text-ink-2">{overdue ? "Overdue for" : "Time left"}</dt>
          <dd className={`figure ${overdue ? "text-bad" : ""}`}>{formatDuration(Math.floor(Math.abs(left)))}</dd>
        </div>
        {batch.sold > 0n && (
          <div className="flex items-baseline justify-between gap-3">
            <dt className="text-ink-2">A unit would get back</dt>
            <dd className="figure">{formatToken(perUnit, money.payment)}</dd>
          </div>
        )}
      </dl>
      <p className="mt-3 text-ink-2 text-xs">
        {batch.upfront > 0n && "The upfront part is the operator’s by then. "}
        {overdue
          ? "The deadline has passed. Anybody may declare default now: the unreleased escrow and the bond go to the holders, with no administrator involved."
          : `If ${accused ? "what is proven is not posted or topped up" : "nothing is posted"} by then, anybody may declare default: the unreleased escrow and the bond go to the holders.`}
      </p>
    </>
  );
}
