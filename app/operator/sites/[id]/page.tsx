import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FullAddress } from "#app/_components/address.tsx";
import { CapacityBar } from "#app/_components/capacity-bar.tsx";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { Section } from "#app/_components/section.tsx";
import { Stat } from "#app/_components/stat.tsx";
import { countryOf } from "#app/_format/country.ts";
import { formatDay } from "#app/_format/time.ts";
import { siteParams } from "#app/_server/params.ts";
import { readPage } from "#app/_server/read-page.tsx";
import { formatHashrate } from "#domain/units.ts";
import { findSite } from "#queries/find-site.ts";
import { AddMachines } from "../../_sites/add-machines.tsx";
import { DeclareCapacity } from "../../_sites/declare-capacity.tsx";
import { MachineTable } from "../../_sites/machine-table.tsx";
import { ReservationTable } from "../../_sites/reservation-table.tsx";

export const metadata: Metadata = { title: "Site" };

type Props = { params: Promise<{ id: string }> };

export default readPage<Props>(async ({ db, chainId }, { params }) => {
  const { success, data } = siteParams.safeParse(await params);
  const site = success ? await findSite(db, chainId, data.id) : undefined;
  if (site === undefined) notFound();
  const { number, name, country, operator, evidence, capacity, reserved, nameplate, stated } = site;
  return (
    <>
      <p className="label">
        <Link className="link" href={`/operator?address=${operator}#sites`}>
          Operator
        </Link>{" "}
        / Site {number}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        <h1 className="font-semibold text-2xl tracking-tight">
          {name} <span className="font-normal text-ink-3 text-lg">{countryOf(country)}</span>
        </h1>
        <EvidenceBadge level={evidence} />
      </div>
      <p className="mt-1 text-ink-2">
        Operator <FullAddress address={operator} what="operator's address" />
      </p>
      <div className="card mt-4 p-4 sm:p-5">
        <dl className="mb-4 grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Stat name="May be sold" note={stated === null ? "not declared yet" : `since ${formatDay(stated.at)}`}>
            {formatHashrate(capacity)}
          </Stat>
          <Stat name="Machines, nameplate">{formatHashrate(nameplate)}</Stat>
          <Stat name="Reserved by batches">{formatHashrate(reserved)}</Stat>
          <Stat name="Said by" note={stated?.attesterSet ? `set ${stated.attesterSet}` : undefined}>
            {stated === null ? "–" : stated.attesterSet === null ? "its operator" : "attesters"}
          </Stat>
        </dl>
        <CapacityBar capacity={capacity} reserved={reserved} />
      </div>
      <MachineTable machines={site.machines} />
      <ReservationTable reservations={site.reservations} />
      <div className="mt-10 grid items-start gap-4 lg:grid-cols-2">
        <div className="card p-4 sm:p-5">
          <Section id="add" title="Add machines">
            <AddMachines site={number} operator={operator} />
          </Section>
        </div>
        <div className="card p-4 sm:p-5">
          <Section
            id="declare"
            title="Declare the capacity"
            lead="On your own word, evidence 0. A pool or an auditor signs it with npm run attest-capacity, and npm run set-capacity brings it."
          >
            <DeclareCapacity site={site} />
          </Section>
        </div>
      </div>
    </>
  );
});
