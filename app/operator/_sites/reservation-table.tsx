import Link from "next/link";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { Section } from "#app/_components/section.tsx";
import { formatDay } from "#app/_format/time.ts";
import { formatHashrate } from "#domain/units.ts";
import type { SiteReservation } from "#queries/site-summary.ts";

/** Which batches hold the site's capacity, or held it. Nothing where none ever did. */
export function ReservationTable({ reservations }: { reservations: SiteReservation[] }) {
  if (reservations.length === 0) return null;
  return (
    <Section id="reservations" title="Batches sold out of it">
      <DataTable caption="Capacity of this site by batch">
        <thead>
          <tr>
            <th scope="col">Batch</th>
            <FigureHead>Capacity</FigureHead>
            <th scope="col">Reserved</th>
            <th scope="col">Given back</th>
          </tr>
        </thead>
        <tbody>
          {reservations.map(({ batchId, batchName, hashrate, reservedAt, releasedAt }) => (
            <tr key={batchId}>
              <td className="whitespace-nowrap">
                <Link className="link" href={`/batches/${batchId}`}>
                  {batchName}
                </Link>
              </td>
              <FigureCell>{formatHashrate(hashrate)}</FigureCell>
              <td className="figure whitespace-nowrap">{formatDay(reservedAt)}</td>
              <td className="figure whitespace-nowrap">{releasedAt === null ? "holds it" : formatDay(releasedAt)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
