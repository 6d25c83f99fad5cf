import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { Empty } from "#app/_components/empty.tsx";
import { Section } from "#app/_components/section.tsx";
import { formatCount } from "#app/_format/count.ts";
import { formatHashrate } from "#domain/units.ts";
import type { SiteMachines } from "#queries/site-summary.ts";

export function MachineTable({ machines }: { machines: SiteMachines[] }) {
  return (
    <Section id="machines" title="Machines">
      {machines.length === 0 ? (
        <Empty title="No machines yet">Add some below: what may be sold is at most what they can do.</Empty>
      ) : (
        <DataTable caption="Machines of this site">
          <thead>
            <tr>
              <th scope="col">Model</th>
              <FigureHead>Machines</FigureHead>
              <FigureHead>Each</FigureHead>
              <FigureHead>Together</FigureHead>
              <FigureHead>Efficiency</FigureHead>
            </tr>
          </thead>
          <tbody>
            {machines.map(({ model, count, unitHashrate, efficiencyMilliJoulesPerTh }) => (
              <tr key={`${model} ${unitHashrate}`}>
                <td className="whitespace-nowrap">{model}</td>
                <FigureCell>{formatCount(count)}</FigureCell>
                <FigureCell>{formatHashrate(unitHashrate)}</FigureCell>
                <FigureCell>{formatHashrate(unitHashrate * BigInt(count))}</FigureCell>
                <FigureCell>{efficiencyMilliJoulesPerTh / 1000} J/TH</FigureCell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Section>
  );
}
