import Link from "next/link";
import { CapacityBar } from "#app/_components/capacity-bar.tsx";
import { Empty } from "#app/_components/empty.tsx";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { Section } from "#app/_components/section.tsx";
import { countryOf } from "#app/_format/country.ts";
import { formatHashrate } from "#domain/units.ts";
import type { SiteSummary } from "#queries/site-summary.ts";

/** The places an operator sells capacity of. */
export function SiteList({ sites }: { sites: SiteSummary[] }) {
  return (
    <Section
      id="sites"
      title="Sites"
      lead="Batches reserve their capacity from a site, so that it cannot be sold twice."
    >
      {sites.length === 0 ? (
        <Empty title="This account has no sites">
          <Link className="link" href="/operator/sites/new">
            Register a site
          </Link>
          , add its machines, and say what of them may be sold.
        </Empty>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {sites.map((site) => (
            <SiteCard key={site.number} site={site} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function SiteCard({ site }: { site: SiteSummary }) {
  const { number, name, country, evidence, capacity, reserved, nameplate } = site;
  return (
    <li className="card flex flex-col p-4" data-testid={`site-${number}`}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="font-medium">
          <Link href={`/operator/sites/${number}`} className="hover:text-ore">
            {name}
          </Link>
          <span className="label block font-normal">{countryOf(country)}</span>
        </h3>
        <EvidenceBadge level={evidence} />
      </div>
      <p className="figure-large mt-2 text-lg">{formatHashrate(capacity)}</p>
      <p className="label mb-3">may be sold, of {formatHashrate(nameplate)} nameplate</p>
      <div className="mt-auto">
        <CapacityBar capacity={capacity} reserved={reserved} />
      </div>
    </li>
  );
}
