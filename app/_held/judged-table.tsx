import { Badge } from "#app/_components/badge.tsx";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { PayoutLink } from "#app/_components/payout-link.tsx";
import { formatDay } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { JudgedPeriod } from "#queries/list-held-periods.ts";

type Props = { batch: BatchSummary; judged: JudgedPeriod[]; money: BatchMoney };

/** What became of periods that waited, the newest first; older ones have it on their payout's page. */
export function JudgedTable({ batch, judged, money }: Props) {
  const [newest, oldest] = [judged[0]?.period ?? 0, judged.at(-1)?.period ?? 0];
  const which = newest === oldest ? `period ${newest}` : `periods ${oldest} to ${newest}`;
  return (
    <details className="mt-4" data-testid="judged">
      <summary className="inline-flex min-h-6 items-center text-ink-2 text-xs underline decoration-dotted underline-offset-4 hover:text-ink">
        What became of {which}
      </summary>
      <div className="mt-2">
        <DataTable caption={`Settled periods of ${batch.name}, newest first`}>
          <thead>
            <tr>
              <FigureHead>Period</FigureHead>
              <FigureHead>Posted</FigureHead>
              <th scope="col">Outcome</th>
              <FigureHead>To the operator</FigureHead>
              <FigureHead>To the holders</FigureHead>
              <th scope="col">Settled</th>
              <th scope="col">Transaction</th>
            </tr>
          </thead>
          <tbody>
            {judged.map(({ period, gross, judged: { isProven, released, refunded, at, txHash } }) => (
              <tr key={period}>
                <FigureCell>
                  <PayoutLink batchId={batch.batchId} period={period} />
                </FigureCell>
                <FigureCell>{formatToken(gross, money.payout)}</FigureCell>
                <td>
                  <Badge tone={isProven ? "good" : "warn"}>
                    {isProven ? "Proven" : gross === 0n ? "Nothing earned" : "Not proven in time"}
                  </Badge>
                </td>
                <FigureCell>{formatToken(released, money.payment)}</FigureCell>
                <FigureCell>{formatToken(refunded, money.payment)}</FigureCell>
                <td className="figure whitespace-nowrap">{formatDay(at)}</td>
                <td>
                  <Hash value={txHash} what={`transaction that settled period ${period}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </details>
  );
}
