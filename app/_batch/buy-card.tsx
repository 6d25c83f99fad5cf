import { FractionBar } from "#app/_components/fraction-bar.tsx";
import { HowComputed } from "#app/_components/how-computed.tsx";
import type { Rates } from "#app/_figures/batch-rates.ts";
import { bpsOf, formatCount, formatCounted, formatShare } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatDollars, formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { BuyPanel } from "#app/_wallet/buy-panel.tsx";
import { formatHashrate } from "#domain/units.ts";
import type { BatchDetail } from "#queries/find-batch.ts";

type Props = { batch: BatchDetail; rates: Rates; money: BatchMoney; now: Date };

/** What a slice costs now, how much is left, and the way to buy one. */
export function BuyCard({ batch, rates, money, now }: Props) {
  const left = batch.periods - batch.nextPeriod;
  const soldBps = bpsOf(batch.sold, batch.capacity);
  return (
    <div className="space-y-4">
      <section aria-labelledby="price" className="card p-4">
        <h2 id="price" className="label">
          Price per TH-day
        </h2>
        <p className="figure-large text-2xl">
          {money.payment.unit === "dollar"
            ? formatDollars(rates.price, money.payment.decimals)
            : formatToken(rates.price, money.payment)}
        </p>
        <div className="mt-3">
          <FractionBar bps={soldBps} name={`${formatShare(soldBps)} of the capacity is sold`} />
        </div>
        <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-ink-2 text-xs">
          <span>
            <span className="figure">{formatCount(batch.sold)}</span> of{" "}
            <span className="figure">{formatCount(batch.capacity)}</span> units sold
          </span>
          <span>{formatCounted(batch.holders, "holder")}</span>
        </p>
        {batch.onSale ? (
          <>
            <p className="mt-3 text-ink-2 text-xs">
              One unit is {formatHashrate(batch.unitHashrate)} and costs{" "}
              <span className="figure text-ink">{formatToken(batch.unitPrice, money.payment)}</span> for the{" "}
              {formatCounted(left, "period")} left{batch.upfront > 0n && ", the upfront part included"}.
            </p>
            <HowComputed>
              <p>
                {formatToken(batch.rate, money.payment)} per unit and period × {formatCounted(left, "unposted period")}
                {batch.upfront > 0n && ` + ${formatToken(batch.upfront, money.payment)} upfront`}. The price falls with
                each posted period, because fewer are left.
              </p>
            </HowComputed>
          </>
        ) : (
          <p className="mt-4 rounded-lg bg-raised p-3 text-ink-2">{whyNotOnSale(batch, now)}</p>
        )}
        <ReturnNote batch={batch} />
      </section>
      {batch.onSale && <BuyPanel batch={batch} />}
    </div>
  );
}

/** For a buyer the most important date of all: until when it can be undone. */
function ReturnNote({ batch }: { batch: BatchDetail }) {
  const until = batch.refundableUntil;
  if (until === null && !batch.onSale) return null;
  return (
    <p
      className={`mt-3 rounded-lg p-3 text-xs ${until === null ? "bg-raised text-ink-2" : "bg-good-soft text-good"}`}
      data-testid="return-note"
    >
      {until !== null
        ? `Give back until ${formatTime(until)}: whoever holds a slice gets all that was paid for it, at once.`
        : batch.refundDeadline === null
          ? "No cooling-off: a slice bought here cannot be given back."
          : `The time to give slices back ended at ${formatTime(batch.refundDeadline)}.`}
      {batch.minUnits > batch.sold && batch.status !== "Cancelled" && (
        <span className="mt-1 block">
          {formatCount(batch.minUnits - batch.sold)} more units must be sold, or the batch is cancelled and everybody
          refunded.
        </span>
      )}
    </p>
  );
}

function whyNotOnSale(batch: BatchDetail, now: Date): string {
  if (batch.status === "Defaulted") return "This batch defaulted. Nothing is for sale; holders claim their refunds.";
  if (batch.status === "Cancelled")
    return "This batch was cancelled. Nothing is for sale; holders get back what they paid.";
  if (batch.status === "Completed")
    return "This batch has run its whole term. Nothing is for sale; holders can still claim.";
  if (now < batch.saleStart) return `The sale opens at ${formatTime(batch.saleStart)}.`;
  if (now >= batch.saleEnd) return `The sale ended at ${formatTime(batch.saleEnd)}.`;
  if (batch.sold >= batch.capacity) return "All capacity is sold.";
  return "A finished period has no payout yet. Sales pause until it is posted, so that no buyer gets a payout that is not theirs.";
}
