import { Pager } from "#app/_components/pager.tsx";
import { Section } from "#app/_components/section.tsx";
import { Stat } from "#app/_components/stat.tsx";
import type { Rates } from "#app/_figures/batch-rates.ts";
import { formatCount, formatShare } from "#app/_format/count.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatDuration } from "#domain/utc.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";
import { EvidenceReached } from "./evidence-reached.tsx";
import { PayoutChart } from "./payout-chart.tsx";
import { PayoutTable } from "./payout-table.tsx";

const shownPeriods = 60;

type Props = {
  batch: BatchSummary;
  rates: Rates;
  money: BatchMoney;
  payouts: BatchPayout[];
  before: number | undefined;
};

/** Every period's payout as a chart with its table twin, and the delivered record. */
export function PayoutRecord({ batch, money, payouts, before }: Props) {
  if (payouts.length === 0) return null;
  const page = payouts.filter(({ period }) => before === undefined || period < before).slice(0, shownPeriods);
  const oldest = page.at(-1)?.period ?? 0;
  const href = `/batches/${batch.batchId}`;
  const delivered = payouts.map(({ deliveredBps }) => deliveredBps);
  const slowest = payouts.reduce(
    (most, { postedAt, periodEnd }) => Math.max(most, postedAt.getTime() - periodEnd.getTime()),
    0,
  );
  const missing = Math.max(0, batch.finishedPeriods - batch.nextPeriod);
  return (
    <Section id="payouts" title="Payouts">
      <dl className="mb-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        <Stat name="Posted">
          {formatCount(batch.nextPeriod)} of {formatCount(batch.periods)}
        </Stat>
        <Stat name="Delivered, mean" note={`lowest ${formatShare(Math.min(...delivered))}`}>
          {batch.meanDeliveredBps === null ? "–" : formatShare(Math.floor(batch.meanDeliveredBps))}
        </Stat>
        <Stat name="Posted within" note="of the period’s end, slowest">
          {formatDuration(Math.floor(slowest / 1000))}
        </Stat>
        {batch.status === "Defaulted" ? (
          <Stat name="Never posted">{formatCount(batch.periods - batch.nextPeriod)}</Stat>
        ) : (
          <Stat name="Finished, unposted">{formatCount(missing)}</Stat>
        )}
      </dl>
      <EvidenceReached payouts={payouts} />
      <PayoutChart batch={batch} money={money} payouts={page} missing={before === undefined ? missing : 0} />
      <details className="mt-3">
        <summary className="inline-flex min-h-6 items-center text-ink-2 text-xs underline decoration-dotted underline-offset-4 hover:text-ink">
          The same as a table, with transactions, evidence, and where each payout came from
        </summary>
        <div className="mt-2">
          <PayoutTable batch={batch} money={money} payouts={page} />
        </div>
      </details>
      <Pager
        name="payouts"
        newest={before === undefined ? undefined : `${href}#payouts`}
        older={oldest > 0 ? `${href}?before=${oldest}#payouts` : undefined}
      />
    </Section>
  );
}
