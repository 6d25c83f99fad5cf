import type { ReactNode } from "react";
import { Empty } from "#app/_components/empty.tsx";
import { HowComputed } from "#app/_components/how-computed.tsx";
import { MilliSats } from "#app/_components/milli-sats.tsx";
import { Section } from "#app/_components/section.tsx";
import type { Earned, Rates } from "#app/_figures/batch-rates.ts";
import { formatShare, nearestBps } from "#app/_format/count.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatBps, formatUsdMicro } from "#domain/money.ts";
import { formatHashrate } from "#domain/units.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

type Props = { batch: BatchSummary; rates: Rates; money: BatchMoney };

/** What one TH/s earned per day: the net large, then every deduction by name. */
export function NetFirst({ batch, rates: { recent }, money }: Props) {
  return (
    <Section id="net" title="What one TH/s earned per day">
      {recent === undefined ? (
        <NothingYet batch={batch} />
      ) : (
        <div className="card p-4 sm:p-5">
          <p className="figure-large text-3xl">
            <MilliSats value={recent.net} token={money.payout} />
          </p>
          <p className="label">
            net to holders per TH-day, mean of the last {recent.periods} posted periods; delivered{" "}
            {formatShare(recent.deliveredBps)}
          </p>
          <Deductions batch={batch} recent={recent} money={money} />
          <Formula batch={batch} recent={recent} />
        </div>
      )}
    </Section>
  );
}

function NothingYet({ batch: { status } }: { batch: BatchSummary }) {
  if (status === "Cancelled") {
    return (
      <Empty title="This batch never ran">
        <p>It was cancelled before its term, so there was no payout and will be none.</p>
      </Empty>
    );
  }
  if (status === "Defaulted") return <Empty title="No payout was ever posted" />;
  return (
    <Empty title="No payout has been posted yet">
      <p>The first one is due after the first period ends. Until then there is nothing measured to show.</p>
    </Empty>
  );
}

function Deductions({ batch, recent, money }: { batch: BatchSummary; recent: Earned; money: BatchMoney }) {
  const { poolFeeBps } = batch.disclosure;
  const beforePool = poolFeeBps < 10_000 ? (recent.gross * 10_000n) / BigInt(10_000 - poolFeeBps) : recent.gross;
  const line = (name: ReactNode, value: bigint, share: string, isTotal = false) => (
    <tr className={isTotal ? "font-medium" : "text-ink-2"}>
      <th scope="row" className="py-1.5 pr-3 text-left [font-weight:inherit]">
        {name}
      </th>
      <td className="figure whitespace-nowrap py-1.5 pr-3 text-right">{share}</td>
      <td className="figure py-1.5 text-right">
        <MilliSats value={value} token={money.payout} />
      </td>
    </tr>
  );
  const share = (value: bigint) => formatShare(nearestBps(value, beforePool));
  return (
    <table className="mt-4 w-full [&_tr]:border-line [&_tr]:border-t">
      <caption className="sr-only">From the pool’s credit to the holders’ net, per TH-day</caption>
      <tbody>
        {line("Pool’s credit before its fee, as declared", beforePool, "")}
        {line(`− Pool fee ${formatBps(poolFeeBps)}`, recent.gross - beforePool, share(beforePool - recent.gross))}
        {line("Payout posted: what the pool paid", recent.gross, share(recent.gross), true)}
        {line("− Hosting: electricity and service", -recent.hosting, share(recent.hosting))}
        {line(`− Protocol fee ${formatBps(batch.feeBps)} of the rest`, -recent.fee, share(recent.fee))}
        {line("Net to holders", recent.net, share(recent.net), true)}
      </tbody>
    </table>
  );
}

function Formula({ batch, recent }: { batch: BatchSummary; recent: Earned }) {
  const { disclosure } = batch;
  return (
    <HowComputed>
      <p>
        The sums of gross, hosting and fee of the last {recent.periods} payouts, as posted on the chain, divided by the
        whole capacity ({formatHashrate(batch.capacity * batch.unitHashrate)}) and by the days they cover. Capacity that
        did not run is in the divisor, so a shortfall shows as less.
      </p>
      <p>
        Hosting is charged by the operator, at most {formatBps(batch.maxHostingBps)} of each payout. Declared:{" "}
        {disclosure.efficiencyMilliJoulesPerTh / 1000} J/TH, {formatUsdMicro(BigInt(disclosure.powerMicroUsdPerKwh))}{" "}
        per kWh, PUE {disclosure.pueBps / 10_000}, service {formatUsdMicro(BigInt(disclosure.serviceMicroUsdPerThDay))}{" "}
        per TH-day. The contract enforces the maximum, not the declaration.
      </p>
      <p>The pool’s fee is what the operator declares; the chain sees what is posted after it.</p>
    </HowComputed>
  );
}
