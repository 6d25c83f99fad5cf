import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { HowComputed } from "#app/_components/how-computed.tsx";
import { MilliSats } from "#app/_components/milli-sats.tsx";
import { Section } from "#app/_components/section.tsx";
import type { Rates } from "#app/_figures/batch-rates.ts";
import { impliedBtcMicroUsd } from "#app/_figures/implied-price.ts";
import { type Outlook, outlooksOf } from "#app/_figures/outlook.ts";
import { returnBps } from "#app/_figures/return.ts";
import { formatCount, formatCounted, formatShare } from "#app/_format/count.ts";
import { formatDay } from "#app/_format/time.ts";
import { formatDollars } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatBps, formatUsdMicro } from "#domain/money.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

const growths = [0, 200, 400];

/** What one TH/s held to the end would bring if difficulty grew steadily; plain words where that is less than it costs. */
export function OutlookTable({ batch, rates, money }: { batch: BatchSummary; rates: Rates; money: BatchMoney }) {
  const hasEnded = ["Completed", "Defaulted", "Cancelled"].includes(batch.status);
  if (hasEnded || money.payment.unit !== "dollar") return null;
  const outlooks = outlooksOf(batch, rates, growths);
  if (outlooks === undefined) return null;
  const implied = impliedBtcMicroUsd(batch);
  const { cases, cost, days, halving, measuredPeriods } = outlooks;
  const dollars = (amount: bigint, places?: number) => formatDollars(amount, money.payment.decimals, places);
  const middle = cases[1];
  const middleReturn = middle && implied !== undefined ? returnBps(middle.net, cost, implied) : undefined;
  return (
    <Section
      id="outlook"
      title="If difficulty grows"
      lead={`One TH/s from the next period to the end: ${formatCounted(days, "day")}, ${dollars(cost)}.`}
    >
      {middleReturn !== undefined && <Verdict bps={middleReturn} halving={halving} />}
      <DataTable caption="What one TH/s would earn to the end of the term, by growth of difficulty">
        <thead>
          <tr>
            <th scope="col">Growth per 14 days</th>
            <FigureHead>Net earned</FigureHead>
            <FigureHead>Days that pay</FigureHead>
            <FigureHead>You pay per BTC</FigureHead>
            {implied !== undefined && <FigureHead>Against cost</FigureHead>}
          </tr>
        </thead>
        <tbody>
          {cases.map((outlook: Outlook) => (
            <tr key={outlook.growthBps}>
              <th scope="row" className="figure">
                {outlook.growthBps === 0 ? "none" : `+${formatBps(outlook.growthBps)}`}
              </th>
              <FigureCell>
                <MilliSats value={outlook.net} token={money.payout} places={0} />
              </FigureCell>
              <FigureCell>{formatCount(outlook.payingDays)}</FigureCell>
              <FigureCell>
                {outlook.paidPerBtc === undefined ? "earns nothing" : dollars(outlook.paidPerBtc, 0)}
              </FigureCell>
              {implied !== undefined && (
                <FigureCell>
                  <Return bps={returnBps(outlook.net, cost, implied)} />
                </FigureCell>
              )}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <HowComputed>
        <p>
          Starts from the mean of the last {measuredPeriods} payouts. Gross falls by the growth every 14 days
          {halving === undefined ? "" : ` and by half at the halving, ${formatDay(halving)}`}; hosting stays as charged,
          because it is fixed in dollars. A holder is never billed below zero.
        </p>
        {implied !== undefined && (
          <p>
            “Against cost” values sats at {formatUsdMicro(implied, { minFraction: 0, maxFraction: 0 })} per bitcoin, the
            price the operator used for hosting in its last payout. Another price moves it in proportion.
          </p>
        )}
        <p>A calculation from stated assumptions, not a forecast.</p>
      </HowComputed>
    </Section>
  );
}

function Verdict({ bps, halving }: { bps: bigint; halving: Date | undefined }) {
  if (bps >= 0n) return null;
  return (
    <p className="mb-3 rounded-lg bg-bad-soft px-3 py-2 text-bad">
      If difficulty grows 2 % every 14 days{halving === undefined ? "" : `, with the halving of ${formatDay(halving)},`}{" "}
      and bitcoin’s price stays, a slice bought now returns{" "}
      <strong className="font-medium">{formatShare(Number(-bps))} less than it costs.</strong>
    </p>
  );
}

function Return({ bps }: { bps: bigint }) {
  const text = formatShare(Number(bps < 0n ? -bps : bps));
  return bps < 0n ? <span className="text-bad">−{text}</span> : <span className="text-good">+{text}</span>;
}
