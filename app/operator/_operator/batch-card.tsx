import clsx from "clsx";
import Link from "next/link";
import { Stat } from "#app/_components/stat.tsx";
import { StatusBadge } from "#app/_components/status-badge.tsx";
import { isOverdue } from "#app/_figures/batch-clock.ts";
import { bpsOf } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatBps } from "#domain/money.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { dutyOf } from "./duty.ts";
import { DutyNotice } from "./duty-notice.tsx";

/** One batch as its operator sees it: what is owed, by when, and what is at stake. */
export function BatchCard({ batch, deployment, now }: { batch: BatchSummary; deployment: Deployment; now: Date }) {
  const payment = tokenOf(deployment, batch.paymentToken);
  const duty = dutyOf(batch, now);
  const deadline = batch.defaultableAt;
  return (
    <li className="card p-4 sm:p-5" data-testid={`operator-batch-${batch.batchId}`}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="font-semibold text-base">
          <Link href={`/operator/batches/${batch.batchId}`} className="hover:text-ore">
            {batch.name}
          </Link>
        </h2>
        <StatusBadge status={batch.status} onSale={batch.onSale} overdue={isOverdue(batch, now)} />
      </div>
      <div className="mt-3">
        <DutyNotice duty={duty} />
      </div>
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        <Stat name="Posted">
          {batch.nextPeriod} of {batch.periods}
        </Stat>
        <Stat name="Sold">{formatBps(bpsOf(batch.sold, batch.capacity))}</Stat>
        <Stat name="Delivered, mean">
          {batch.meanDeliveredBps === null ? "–" : formatBps(Math.floor(batch.meanDeliveredBps))}
        </Stat>
        <Stat name="Escrow to come">{formatToken(batch.escrow, payment)}</Stat>
        <Stat name="Proceeds to collect">{formatToken(batch.proceeds, payment)}</Stat>
        <Stat name="Bond at stake">{formatToken(batch.bond, payment)}</Stat>
      </dl>
      {deadline !== null && (
        <p className="label mt-3">Next payout must be posted by {formatTime(deadline)}, by the chain's clock.</p>
      )}
      <Link
        href={`/operator/batches/${batch.batchId}`}
        className={clsx("button mt-3", duty.due > 0 && "button-primary")}
      >
        {duty.due > 0 ? "Post payouts" : "Open"}
        <span className="sr-only"> of {batch.name}</span>
      </Link>
    </li>
  );
}
