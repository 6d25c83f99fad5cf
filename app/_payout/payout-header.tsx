import Link from "next/link";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { formatTime } from "#app/_format/time.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";

type Props = { batch: BatchSummary; path: PayoutPath; slice: bigint | undefined };

/** Which payout is followed, and the ways to the ones beside it. */
export function PayoutHeader({ batch, path: { period, periodStart, periodEnd, posted }, slice }: Props) {
  const hrefOf = (other: number) => `/payouts/${batch.batchId}/${other}${slice === undefined ? "" : `?slice=${slice}`}`;
  return (
    <header>
      <p className="label">
        Follow the sat: a payout of{" "}
        <Link className="link" href={`/batches/${batch.batchId}`}>
          {batch.name}
        </Link>
      </p>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">Period {period}</h1>
        {posted !== null && <EvidenceBadge level={posted.evidence} />}
      </div>
      <p className="mt-1.5 text-ink-2">
        {formatTime(periodStart)} to {formatTime(periodEnd)}
      </p>
      <nav aria-label="Payouts beside this one" className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {period > 0 && (
          <Link className="link" href={hrefOf(period - 1)}>
            Period {period - 1}
          </Link>
        )}
        {period + 1 < batch.periods && (
          <Link className="link" href={hrefOf(period + 1)}>
            Period {period + 1}
          </Link>
        )}
        <Link className="link" href={`/batches/${batch.batchId}#payouts`}>
          All payouts of the batch
        </Link>
        <Link className="link" href="/docs#evidence">
          What evidence means
        </Link>
      </nav>
    </header>
  );
}
