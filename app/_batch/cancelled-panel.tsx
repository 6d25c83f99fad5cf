import Link from "next/link";
import { formatCount, formatCounted } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { SettleCancellationButton } from "#app/_wallet/settle-cancellation-button.tsx";
import type { BatchDetail } from "#queries/find-batch.ts";

/** Why the batch does not run, and how everybody gets back what they paid. */
export function CancelledPanel({ batch, money }: { batch: BatchDetail; money: BatchMoney }) {
  const perUnit = batch.rate * BigInt(batch.periods) + batch.upfront;
  const isSettled = batch.calledOffAt !== null;
  return (
    <section aria-labelledby="cancelled" className="card p-4" data-testid="cancelled">
      <h2 id="cancelled" className="font-medium">
        Cancelled: everybody gets back what they paid
      </h2>
      <p className="mt-1 text-ink-2">
        {batch.sold === 0n && isSettled
          ? "Nothing was sold, and the batch will not run."
          : `${formatCounted(batch.sold, "unit")} sold; its terms ask for ${formatCount(batch.minUnits)}.`}
      </p>
      {batch.sold > 0n && (
        <dl className="mt-3 space-y-1.5 text-xs">
          <Line name="Refund per unit, in full">{formatToken(perUnit, money.payment)}</Line>
          <Line name="All holders together">{formatToken(perUnit * batch.sold, money.payment)}</Line>
          {isSettled && <Line name="Not yet claimed">{formatToken(batch.refundReserve, money.payment)}</Line>}
        </dl>
      )}
      {batch.calledOffAt !== null ? (
        <p className="mt-3 text-ink-2 text-xs">
          Settled at {formatTime(batch.calledOffAt)}. The bond went back to the operator.
          {batch.sold > 0n && (
            <>
              {" "}
              Holders claim their refunds in{" "}
              <Link className="link" href="/portfolio">
                their portfolio
              </Link>
              ; nothing expires.
            </>
          )}
        </p>
      ) : (
        <>
          <p className="my-3 text-ink-2 text-xs">
            Nobody has settled it yet. Anybody may: the whole escrow then becomes refunds that holders claim, and the
            bond goes back to the operator.
          </p>
          <SettleCancellationButton batch={batch} />
        </>
      )}
    </section>
  );
}

function Line({ name, children }: { name: string; children: string }) {
  return (
    <div className="flex items-baseline justify-between gap-3">
      <dt className="text-ink-2">{name}</dt>
      <dd className="figure">{children}</dd>
    </div>
  );
}
