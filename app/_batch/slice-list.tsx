import Link from "next/link";
import { ShortAddress } from "#app/_components/address.tsx";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { Empty } from "#app/_components/empty.tsx";
import { Pager } from "#app/_components/pager.tsx";
import { Section } from "#app/_components/section.tsx";
import { bpsOf, formatCount, formatShare } from "#app/_format/count.ts";
import { formatDay } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { SliceRow } from "#queries/list-slices.ts";

type Props = { batch: BatchSummary; money: BatchMoney; slices: SliceRow[]; perPage: number; after: bigint | undefined };

/** Who holds what. Given one row more than a page shows, it knows whether there is another. */
export function SliceList({ batch, money, slices, perPage, after }: Props) {
  const page = slices.slice(0, perPage);
  const href = `/batches/${batch.batchId}`;
  const last = page.at(-1)?.sliceId;
  return (
    <Section id="slices" title="Slices">
      {page.length === 0 ? (
        <Empty title="No slice has been sold yet" />
      ) : (
        <DataTable caption={`Slices of ${batch.name}`}>
          <thead>
            <tr>
              <th scope="col">Slice</th>
              <th scope="col">Owner</th>
              <FigureHead>Units</FigureHead>
              <FigureHead>Of capacity</FigureHead>
              <FigureHead>Cost</FigureHead>
              <th scope="col">Bought</th>
            </tr>
          </thead>
          <tbody>
            {page.map(({ sliceId, owner, units, cost, boughtAt }) => (
              <tr key={sliceId}>
                <td>
                  <Link className="link figure" href={`/slices/${sliceId}`}>
                    {sliceId.toString()}
                  </Link>
                </td>
                <td>
                  <ShortAddress address={owner} />
                </td>
                <FigureCell>{formatCount(units)}</FigureCell>
                <FigureCell>{formatShare(bpsOf(units, batch.capacity))}</FigureCell>
                <FigureCell>{formatToken(cost, money.payment)}</FigureCell>
                <td className="figure whitespace-nowrap">{formatDay(boughtAt)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <Pager
        name="slices"
        newest={after === undefined ? undefined : `${href}#slices`}
        older={slices.length > perPage ? `${href}?after=${last}#slices` : undefined}
      />
    </Section>
  );
}
