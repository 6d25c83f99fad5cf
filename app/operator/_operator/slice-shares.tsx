import { ShortAddress } from "#app/_components/address.tsx";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { Empty } from "#app/_components/empty.tsx";
import { formatToken, type Token } from "#app/_format/token.ts";
import { formatBaseUnits } from "#domain/money.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { SliceRow } from "#queries/list-slices.ts";
import { shareOf, type Totals } from "./postable.ts";

type Props = { batch: BatchSummary; slices: SliceRow[]; totals: Totals; payout: Token };

/** What this posting adds to every slice, and to the operator for what is not sold. */
export function SliceShares({ batch, slices, totals, payout }: Props) {
  if (slices.length === 0) {
    return <Empty title="No slice is sold yet">All of it comes back to you as credit, for the unsold units.</Empty>;
  }
  const count = (value: bigint) => formatBaseUnits(value, 0);
  const listed = slices.reduce((sum, { units }) => sum + units, 0n);
  const unlisted = batch.sold - listed;
  const unsold = batch.capacity - batch.sold;
  return (
    <DataTable caption="What each slice gets">
      <thead>
        <tr>
          <th scope="col">Slice</th>
          <th scope="col">Owner</th>
          <FigureHead>Units</FigureHead>
          <FigureHead>Gets</FigureHead>
        </tr>
      </thead>
      <tbody>
        {slices.map(({ sliceId, owner, units }) => (
          <tr key={sliceId} data-testid={`share-${sliceId}`}>
            <td className="figure">{sliceId.toString()}</td>
            <td>
              <ShortAddress address={owner} />
            </td>
            <FigureCell>{count(units)}</FigureCell>
            <FigureCell>{formatToken(shareOf(totals, units), payout)}</FigureCell>
          </tr>
        ))}
      </tbody>
      <tfoot className="text-ink-2 [&_td]:border-line [&_td]:border-t [&_td]:px-2.5 [&_td]:py-1.5">
        {unlisted > 0n && (
          <tr>
            <td colSpan={2}>Further slices, not listed here</td>
            <FigureCell>{count(unlisted)}</FigureCell>
            <FigureCell>{formatToken(shareOf(totals, unlisted), payout)}</FigureCell>
          </tr>
        )}
        <tr>
          <td colSpan={2}>Unsold, back to you</td>
          <FigureCell>{count(unsold)}</FigureCell>
          <FigureCell>{formatToken(shareOf(totals, unsold), payout)}</FigureCell>
        </tr>
      </tfoot>
    </DataTable>
  );
}
