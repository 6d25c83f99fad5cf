import Link from "next/link";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { Empty } from "#app/_components/empty.tsx";
import { Section } from "#app/_components/section.tsx";
import { StatusBadge } from "#app/_components/status-badge.tsx";
import { formatShortDay } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatHashrate } from "#domain/units.ts";
import type { Portfolio } from "#queries/find-portfolio.ts";

export function PortfolioSlices({ portfolio, deployment }: { portfolio: Portfolio; deployment: Deployment }) {
  return (
    <Section id="slices" title="Slices">
      {portfolio.slices.length === 0 ? (
        <Empty title="This account holds no slice">
          <Link className="link" href="/?show=on-sale">
            See what is on sale
          </Link>
        </Empty>
      ) : (
        <DataTable caption="Slices of this account">
          <thead>
            <tr>
              <th scope="col">Slice</th>
              <th scope="col">Batch</th>
              <FigureHead>Size</FigureHead>
              <FigureHead>Cost</FigureHead>
              <FigureHead>Earned</FigureHead>
              <FigureHead>Claimable</FigureHead>
              <FigureHead>Refund</FigureHead>
            </tr>
          </thead>
          <tbody>
            {portfolio.slices.map((slice) => {
              const payout = tokenOf(deployment, slice.payoutToken);
              const payment = tokenOf(deployment, slice.paymentToken);
              return (
                <tr key={slice.sliceId}>
                  <td>
                    <Link className="link figure" href={`/slices/${slice.sliceId}`}>
                      {slice.sliceId.toString()}
                    </Link>
                  </td>
                  <td className="whitespace-nowrap">
                    <Link className="mr-2 hover:text-ore" href={`/batches/${slice.batchId}`}>
                      {slice.batchName}
                    </Link>
                    <StatusBadge status={slice.status} onSale={false} overdue={false} />
                    {slice.refundableUntil !== null && (
                      <span className="label block">give back until {formatShortDay(slice.refundableUntil)}</span>
                    )}
                  </td>
                  <FigureCell>{formatHashrate(slice.units * slice.unitHashrate)}</FigureCell>
                  <FigureCell>{formatToken(slice.cost, payment)}</FigureCell>
                  <FigureCell>{formatToken(slice.earned, payout)}</FigureCell>
                  <FigureCell>{formatToken(slice.claimable, payout)}</FigureCell>
                  <FigureCell>{slice.refundable === 0n ? "–" : formatToken(slice.refundable, payment)}</FigureCell>
                </tr>
              );
            })}
          </tbody>
        </DataTable>
      )}
    </Section>
  );
}
