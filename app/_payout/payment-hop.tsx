import { Badge } from "#app/_components/badge.tsx";
import { CopyButton } from "#app/_components/copy-button.tsx";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { shortHex } from "#app/_format/address.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatSats } from "#domain/money.ts";
import type { PayoutPath, ProvenPayment } from "#queries/find-payout-path.ts";
import { Hop } from "./hop.tsx";
import { gapOf } from "./payment-gap.ts";
import { ScriptList } from "./script-list.tsx";

/** What arrived on Bitcoin for this period; where nothing was proven, the gap in plain words. */
export function PaymentHop({ path, money }: { path: PayoutPath; money: BatchMoney }) {
  const { payments, scripts, sums, posted } = path;
  const isShown = payments.length > 0;
  return (
    <Hop
      id="payment"
      title="The pool’s payment"
      standing={isShown ? { text: "Proven on Bitcoin", tone: "ore" } : { text: "Not proven", tone: "warn" }}
      isGap={!isShown}
      supports={
        isShown
          ? "Each transaction pays a script that this batch’s operator registered before. Our contract read the amount from the transaction itself, and counts each output once."
          : "Nothing on Bitcoin."
      }
      leaves={
        isShown
          ? "Who sent it. A pool’s payment and anybody else’s look the same, save for freshly mined bitcoin, which comes from a block’s own reward."
          : gapOf(path)
      }
    >
      {isShown ? (
        <>
          <Payments payments={payments} />
          <p className="mt-2 text-ink-2 text-xs">
            <span className="figure">{formatSats(sums.periodSats)}</span> arrived in blocks of this period
            {posted !== null && (
              <>
                ; the payout says <span className="figure">{formatToken(posted.gross, money.payout)}</span>
              </>
            )}
            . Pools often pay days later, or for several days at once, so the sums of all periods are what counts:{" "}
            <span className="figure">{formatSats(sums.totalSats)}</span> proven,{" "}
            <span className="figure">{formatToken(sums.posted, money.payout)}</span> posted.
          </p>
        </>
      ) : (
        <p className="text-ink-2">No payment was proven in blocks of this period.</p>
      )}
      <ScriptList scripts={scripts} />
    </Hop>
  );
}

function Payments({ payments }: { payments: ProvenPayment[] }) {
  return (
    <DataTable caption="Payments proven in blocks of this period, oldest first">
      <thead>
        <tr>
          <FigureHead>Amount</FigureHead>
          <th scope="col">Transaction, output</th>
          <th scope="col">Block’s time</th>
          <th scope="col">Proven</th>
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <tr key={`${payment.txid}:${payment.vout}`}>
            <FigureCell>{formatSats(payment.sats)}</FigureCell>
            <td className="whitespace-nowrap">
              <span className="figure text-ink-2" title={payment.txid}>
                {shortHex(payment.txid)}:{payment.vout.toString()}
              </span>
              <CopyButton text={payment.txid} what={`Bitcoin transaction ${payment.txid}`} />
              {payment.isFreshlyMined && <Badge tone="ore">Freshly mined</Badge>}
            </td>
            <td className="figure whitespace-nowrap">{formatTime(payment.time)}</td>
            <td className="figure whitespace-nowrap">{formatTime(payment.at)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
