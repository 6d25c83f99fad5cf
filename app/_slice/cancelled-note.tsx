import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { SettleCancellationButton } from "#app/_wallet/settle-cancellation-button.tsx";
import type { SliceDetail } from "#queries/find-slice.ts";

/** A slice of a batch that missed its minimum, which nobody has settled yet: what waits, and the way to get it. */
export function CancelledNote({ slice, money }: { slice: SliceDetail; money: BatchMoney }) {
  const { batch, ended } = slice;
  if (ended !== null || batch.status !== "Cancelled" || batch.calledOffAt !== null) return null;
  const perUnit = batch.rate * BigInt(batch.periods) + batch.upfront;
  return (
    <section aria-labelledby="cancelled-note" className="card mt-4 p-4 sm:p-5" data-testid="cancelled-note">
      <h2 id="cancelled-note" className="font-semibold text-base">
        This batch was cancelled: {formatToken(perUnit * slice.units, money.payment)} come back
      </h2>
      <p className="mt-1 mb-4 max-w-prose text-ink-2">
        Too little of it was sold. Before refunds can be claimed somebody must settle the cancellation, once for the
        whole batch. Anybody may.
      </p>
      <div className="max-w-md">
        <SettleCancellationButton batch={batch} />
      </div>
    </section>
  );
}
