import { CapacityBar } from "#app/_components/capacity-bar.tsx";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { Term } from "#app/_components/term-list.tsx";
import { countryOf } from "#app/_format/country.ts";
import { formatHashrate } from "#domain/units.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { SiteSummary } from "#queries/site-summary.ts";

const behind = [
  "The operator’s own word on what the site can do.",
  "A pool signed what the site can do, with the machines it has.",
  "An auditor signed what the site can do, with the machines it has.",
];

/** Where the machines run, and why the same capacity is not sold twice. */
export function SiteCard({ batch, site }: { batch: BatchSummary; site: SiteSummary }) {
  return (
    <div className="card p-4" data-testid="site">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{site.name}</h3>
        <EvidenceBadge level={site.evidence} />
      </div>
      <p className="label">
        {countryOf(site.country)}. {behind[site.evidence]}
      </p>
      <dl className="mt-3 space-y-1.5 text-xs">
        <Term name="Capacity that may be sold">{formatHashrate(site.capacity)}</Term>
        <Term name="Machines, nameplate">{formatHashrate(site.nameplate)}</Term>
        <Term name="Held by this batch">{batch.reserved === 0n ? "given back" : formatHashrate(batch.reserved)}</Term>
      </dl>
      <div className="mt-3">
        <CapacityBar capacity={site.capacity} reserved={site.reserved} />
      </div>
      <p className="label mt-2">
        Every batch reserves its whole capacity here; the contract refuses what is not free. The name and the country
        are the operator’s word.
      </p>
    </div>
  );
}
