import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { formatToken, type Token } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { useSettings } from "#app/_wallet/settings.tsx";
import { shareDown } from "#domain/accounting.ts";
import { formatBps } from "#domain/money.ts";
import type { Proposal } from "#evidence/propose-payout.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { Totals } from "./postable.ts";

type Props = { batch: BatchSummary; proposals: Proposal[]; totals: Totals; payout: Token };

/** Each period as the chain will account for it, and the sum of all. */
export function PostingTable({ batch, proposals, totals, payout }: Props) {
  const { deployment } = useSettings();
  const payment = tokenOf(deployment, batch.paymentToken);
  const money = (base: bigint) => formatToken(base, payout);
  const warnings = proposals.flatMap(({ warnings, payout: { period } }) =>
    warnings.map((warning) => `Period ${period}: ${warning}`),
  );
  return (
    <>
      <DataTable caption="Payouts to be posted">
        <thead>
          <tr>
            <th scope="col">Period</th>
            <FigureHead>Gross</FigureHead>
            <FigureHead>Hosting</FigureHead>
            <FigureHead>Protocol fee</FigureHead>
            <FigureHead>Net</FigureHead>
            <FigureHead>Delivered</FigureHead>
            <FigureHead>Escrow to you</FigureHead>
          </tr>
        </thead>
        <tbody>
          {proposals.map((proposal) => (
            <tr key={proposal.payout.period} data-testid={`posting-${proposal.payout.period}`}>
              <td className="figure whitespace-nowrap">
                {proposal.payout.period}{" "}
                <span className="text-ink-3">{new Date(proposal.span.start * 1000).toISOString().slice(0, 10)}</span>
              </td>
              <FigureCell>{money(proposal.payout.gross)}</FigureCell>
              <FigureCell>{money(proposal.payout.hosting)}</FigureCell>
              <FigureCell>{money(proposal.fee)}</FigureCell>
              <FigureCell>{money(proposal.net)}</FigureCell>
              <FigureCell>{formatBps(proposal.payout.deliveredBps)}</FigureCell>
              <FigureCell>
                {formatToken(shareDown(batch.rate, BigInt(proposal.payout.deliveredBps)) * batch.sold, payment)}
              </FigureCell>
            </tr>
          ))}
        </tbody>
        {proposals.length > 1 && (
          <tfoot className="font-medium [&_td]:border-line [&_td]:border-t [&_td]:px-2.5 [&_td]:py-1.5">
            <tr>
              <td>All {proposals.length}</td>
              <FigureCell>{money(totals.gross)}</FigureCell>
              <FigureCell>{money(totals.hosting)}</FigureCell>
              <FigureCell>{money(totals.fee)}</FigureCell>
              <FigureCell>{money(totals.net)}</FigureCell>
              <td />
              <FigureCell>{formatToken(totals.releasedPerUnit * batch.sold, payment)}</FigureCell>
            </tr>
          </tfoot>
        )}
      </DataTable>
      <p className="label mt-2">
        Gross is taken from your account. Hosting, and the part of net that belongs to unsold units, come back to you as
        credit.
        {totals.refundedPerUnit > 0n &&
          batch.sold > 0n &&
          ` For what was not delivered, ${formatToken(totals.refundedPerUnit * batch.sold, payment)} of the escrow goes back to the holders.`}
      </p>
      {warnings.map((warning) => (
        <p key={warning} className="mt-1 text-warn">
          {warning}
        </p>
      ))}
    </>
  );
}
