import Link from "next/link";
import type { ReactNode } from "react";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { FractionBar } from "#app/_components/fraction-bar.tsx";
import { MilliSats } from "#app/_components/milli-sats.tsx";
import { Sparkline } from "#app/_components/sparkline.tsx";
import { StatusBadge } from "#app/_components/status-badge.tsx";
import { isOverdue } from "#app/_figures/batch-clock.ts";
import { ratesOf } from "#app/_figures/batch-rates.ts";
import { breakEvenOf } from "#app/_figures/break-even.ts";
import { bpsOf, formatShare } from "#app/_format/count.ts";
import { formatDollars } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatUsdMicro } from "#domain/money.ts";
import { formatHashrate } from "#domain/units.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

export function BatchRow({ batch, deployment, now }: { batch: BatchSummary; deployment: Deployment; now: Date }) {
  const { price, recent, paidPerBtc } = ratesOf(batch);
  const payment = tokenOf(deployment, batch.paymentToken);
  const breakEven = payment.unit === "dollar" ? breakEvenOf(batch, { price }) : undefined;
  const soldBps = bpsOf(batch.sold, batch.capacity);
  return (
    <tr className="group relative hover:bg-raised" data-testid={`batch-${batch.batchId}`}>
      <th scope="row">
        <Link
          href={`/batches/${batch.batchId}`}
          className="font-medium text-base text-ink after:absolute after:inset-0 group-hover:text-ore lg:text-sm"
        >
          {batch.name}
        </Link>
        <span className="mt-0.5 block font-normal text-ink-2 text-xs">
          {batch.site.name} · {batch.pool}
        </span>
        <span className="mt-1.5 flex flex-wrap gap-1">
          <StatusBadge status={batch.status} onSale={batch.onSale} overdue={isOverdue(batch, now)} />
          <EvidenceBadge level={batch.evidenceRequired} />
        </span>
      </th>
      <Cell name="Sold">
        <span>{formatShare(soldBps)}</span>
        <span className="mt-1 mb-1 block w-full min-w-20">
          <FractionBar bps={soldBps} name={`${formatShare(soldBps)} sold`} />
        </span>
        <span className="text-ink-3 text-xs">of {formatHashrate(batch.capacity * batch.unitHashrate)}</span>
      </Cell>
      <Cell name="Price per TH-day">{formatDollars(price, payment.decimals, 4)}</Cell>
      <Cell name="Net per TH-day, 30 d">
        {recent === undefined ? (
          <None />
        ) : (
          <MilliSats value={recent.net} token={tokenOf(deployment, batch.payoutToken)} />
        )}
      </Cell>
      <Cell name="Break-even per PH-day">
        {breakEven === undefined ? <None /> : formatUsdMicro(breakEven.buyer, { maxFraction: 2 })}
        {paidPerBtc !== undefined && (
          <span className="mt-1 block text-ink-3 text-xs">BTC {formatDollars(paidPerBtc, payment.decimals, 0)}</span>
        )}
      </Cell>
      <Cell name="Delivered">{recent === undefined ? <None /> : formatShare(recent.deliveredBps)}</Cell>
      <td data-name="Payouts, 30 d">
        {recent === undefined ? (
          <span className="text-ink-3 text-xs">No payout yet</span>
        ) : (
          <Sparkline points={batch.lastPayouts} />
        )}
      </td>
    </tr>
  );
}

function Cell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <td data-name={name} className="figure">
      {children}
    </td>
  );
}

/** Missing is drawn as missing, never as zero. */
function None() {
  return (
    <span className="text-ink-3">
      <span aria-hidden="true">–</span>
      <span className="sr-only">none yet</span>
    </span>
  );
}
