import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { PayoutLink } from "#app/_components/payout-link.tsx";
import { formatShare } from "#app/_format/count.ts";
import { formatDay } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatBaseUnits } from "#domain/money.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";

type Props = { batch: BatchSummary; money: BatchMoney; payouts: BatchPayout[] };

/** The chart's twin: whole-batch amounts as the chain has them, newest first. */
export function PayoutTable({ batch, money, payouts }: Props) {
  const amount = (base: bigint) => formatBaseUnits(base, 0);
  const hasTopUps = payouts.some(({ toppedUp }) => toppedUp > 0n);
  return (
    <DataTable
      caption={`Payouts of ${batch.name}, in ${money.payout.unit === "sat" ? "sats" : "base units"}, newest first`}
    >
      <thead>
        <tr>
          <FigureHead>Period</FigureHead>
          <th scope="col">Day</th>
          <FigureHead>Gross</FigureHead>
          <FigureHead>Hosting</FigureHead>
          <FigureHead>Fee</FigureHead>
          <FigureHead>Net</FigureHead>
          {hasTopUps && <FigureHead>Topped up</FigureHead>}
          <FigureHead>Delivered</FigureHead>
          <FigureHead>Escrow released</FigureHead>
          <th scope="col">Transaction</th>
          <th scope="col">Evidence</th>
        </tr>
      </thead>
      <tbody>
        {payouts.map((payout) => (
          <tr key={payout.period}>
            <FigureCell>
              <PayoutLink batchId={batch.batchId} period={payout.period} />
            </FigureCell>
            <td className="figure whitespace-nowrap">{formatDay(payout.periodStart)}</td>
            <FigureCell>{amount(payout.gross)}</FigureCell>
            <FigureCell>{amount(payout.hosting)}</FigureCell>
            <FigureCell>{amount(payout.fee)}</FigureCell>
            <FigureCell>{amount(payout.gross - payout.hosting - payout.fee)}</FigureCell>
            {hasTopUps && <FigureCell>{payout.toppedUp === 0n ? "–" : `+${amount(payout.toppedUp)}`}</FigureCell>}
            <FigureCell>{formatShare(payout.deliveredBps)}</FigureCell>
            <FigureCell>{formatToken(payout.released, money.payment)}</FigureCell>
            <td>
              <Hash value={payout.txHash} what={`transaction of period ${payout.period}`} />
            </td>
            <td className="whitespace-nowrap">
              <EvidenceBadge level={payout.evidence} />{" "}
              <Hash value={payout.evidenceHash} what={`evidence hash of period ${payout.period}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
