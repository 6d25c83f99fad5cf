import { FullAddress } from "#app/_components/address.tsx";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { StatusBadge } from "#app/_components/status-badge.tsx";
import { isOverdue } from "#app/_figures/batch-clock.ts";
import { formatHashrate } from "#domain/units.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

export function BatchHeader({ batch, now }: { batch: BatchSummary; now: Date }) {
  return (
    <header>
      <p className="label">
        Batch <span className="figure">{batch.batchId.toString()}</span>
      </p>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{batch.name}</h1>
        <span className="flex flex-wrap gap-1">
          <StatusBadge status={batch.status} onSale={batch.onSale} overdue={isOverdue(batch, now)} />
          <EvidenceBadge level={batch.evidenceRequired} />
        </span>
      </div>
      <p className="mt-1.5 text-ink-2">
        {formatHashrate(batch.capacity * batch.unitHashrate)} at {batch.site.name}, mining with {batch.pool}
      </p>
      <p className="mt-1 text-ink-2 text-xs">
        <span className="block sm:inline">Operator</span>{" "}
        <FullAddress address={batch.operator} what="operator’s address" />
      </p>
    </header>
  );
}
