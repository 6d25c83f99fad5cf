import type { ReactNode } from "react";
import { CopyButton } from "#app/_components/copy-button.tsx";
import { evidenceOf } from "#app/_components/evidence-badge.tsx";
import { Section } from "#app/_components/section.tsx";
import { formatCount } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatToken, type Token } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatBps, formatUsdMicro } from "#domain/money.ts";
import { formatHashrate } from "#domain/units.ts";
import { formatDuration } from "#domain/utc.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

/** What is fixed for ever, and what the operator merely declares: two lists, because only one of them is enforced. */
export function TermsTable({ batch, money }: { batch: BatchSummary; money: BatchMoney }) {
  const { disclosure } = batch;
  const evidence = evidenceOf(batch.evidenceRequired);
  return (
    <Section id="terms" title="Terms">
      <div className="grid gap-4 md:grid-cols-2">
        <List title="Enforced by the contract" note="Fixed when the batch was created; nobody can change them.">
          <Term name="Capacity">
            {formatCount(batch.capacity)} units of {formatHashrate(batch.unitHashrate)}
          </Term>
          <Term name="Rate">{formatToken(batch.rate, money.payment)} per unit and period</Term>
          <Term name="Sale opens">{formatTime(batch.saleStart)}</Term>
          <Term name="Sale ends">{formatTime(batch.saleEnd)}</Term>
          <Term name="Term starts">{formatTime(batch.termStart)}</Term>
          <Term name="Term ends">{formatTime(batch.termEnd)}</Term>
          <Term name="Periods">
            {formatCount(batch.periods)} of {formatDuration(batch.periodSeconds)}
          </Term>
          <Term name="Grace to post">{formatDuration(batch.grace)}</Term>
          <Term name="Hosting, at most">{formatBps(batch.maxHostingBps)} of each payout</Term>
          <Term name="Protocol fee">{formatBps(batch.feeBps)} of what hosting leaves</Term>
          <TokenTerm name="Bought in" token={money.payment} />
          <TokenTerm name="Paid out in" token={money.payout} />
        </List>
        <div className="space-y-4">
          <List title="Declared by the operator" note="Published with the batch; no contract checks it.">
            <Term name="Site">{batch.site || "not stated"}</Term>
            <Term name="Pool">{batch.pool || "not stated"}</Term>
            <Term name="Pool fee">{formatBps(disclosure.poolFeeBps)}</Term>
            <Term name="Machines">{disclosure.efficiencyMilliJoulesPerTh / 1000} J/TH</Term>
            <Term name="Electricity">{formatUsdMicro(BigInt(disclosure.powerMicroUsdPerKwh))} per kWh</Term>
            <Term name="PUE">{disclosure.pueBps / 10_000}</Term>
            <Term name="Service">{formatUsdMicro(BigInt(disclosure.serviceMicroUsdPerThDay))} per TH-day</Term>
          </List>
          <div className="card p-4">
            <h3 className="font-medium">Evidence: {evidence.text.toLowerCase()}</h3>
            <p className="mt-1 text-ink-2 text-xs">{evidence.proves}</p>
          </div>
        </div>
      </div>
    </Section>
  );
}

function List({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <div className="card p-4">
      <h3 className="font-medium">{title}</h3>
      <p className="label">{note}</p>
      <dl className="mt-3 space-y-1.5 text-xs">{children}</dl>
    </div>
  );
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="shrink-0 text-ink-2">{name}</dt>
      <dd className="figure min-w-0 text-right">{children}</dd>
    </div>
  );
}

function TokenTerm({ name, token }: { name: string; token: Token }) {
  return (
    <div>
      <dt className="text-ink-2">
        {name} {token.unit === "base unit" ? "an unknown token" : token.symbol}
      </dt>
      <dd className="figure break-all">
        {token.address} <CopyButton text={token.address} what={`${token.symbol} address`} />
      </dd>
    </div>
  );
}
