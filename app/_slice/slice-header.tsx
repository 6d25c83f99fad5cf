import Link from "next/link";
import { FullAddress } from "#app/_components/address.tsx";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { StatusBadge } from "#app/_components/status-badge.tsx";
import { isOverdue } from "#app/_figures/batch-clock.ts";
import { formatCounted } from "#app/_format/count.ts";
import { formatHashrate } from "#domain/units.ts";
import type { SliceDetail } from "#queries/find-slice.ts";

export function SliceHeader({ slice, now }: { slice: SliceDetail; now: Date }) {
  const { batch } = slice;
  return (
    <header>
      <p className="label">
        Slice <span className="figure">{slice.sliceId.toString()}</span> of{" "}
        <Link className="link" href={`/batches/${batch.batchId}`}>
          {batch.name}
        </Link>
      </p>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">
          {formatHashrate(slice.units * batch.unitHashrate)}{" "}
          <span className="font-normal text-ink-3 text-lg">{formatCounted(slice.units, "unit")}</span>
        </h1>
        <span className="flex flex-wrap gap-1">
          <StatusBadge status={batch.status} onSale={false} overdue={isOverdue(batch, now)} />
          <EvidenceBadge level={batch.evidenceRequired} />
        </span>
      </div>
      <p className="mt-1 text-ink-2 text-xs">
        <span className="block sm:inline">Owner</span> <FullAddress address={slice.owner} what="owner’s address" />
      </p>
    </header>
  );
}
