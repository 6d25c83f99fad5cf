import type { ReactNode } from "react";
import { FullAddress } from "#app/_components/address.tsx";
import { Section } from "#app/_components/section.tsx";
import { LongTerm, Term, TermList, TokenTerm } from "#app/_components/term-list.tsx";
import { bpsOf, formatCount, formatCounted, formatShare } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatBps, formatUsdMicro } from "#domain/money.ts";
import { formatHashrate } from "#domain/units.ts";
import { formatDuration } from "#domain/utc.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

type Props = { batch: BatchSummary; money: BatchMoney; children: ReactNode };

/** What is fixed for ever, what the operator merely declares, and (as children) what others have signed. */
export function TermsTable({ batch, money, children }: Props) {
  return (
    <Section id="terms" title="Terms">
      <div className="grid gap-4 md:grid-cols-2">
        <div className="space-y-4">
          <Enforced batch={batch} money={money} />
          <Declared batch={batch} />
        </div>
        <div className="space-y-4">{children}</div>
      </div>
    </Section>
  );
}

function Enforced({ batch, money }: Omit<Props, "children">) {
  const price = batch.rate * BigInt(batch.periods) + batch.upfront;
  return (
    <TermList title="Enforced by the contract" note="Fixed when the batch was created; nobody can change them.">
      <Term name="Capacity">
        {formatCounted(batch.capacity, "unit")} of {formatHashrate(batch.unitHashrate)}
      </Term>
      <Term name="Rate">{formatToken(batch.rate, money.payment)} per unit and period</Term>
      <Term name="Upfront part">
        {batch.upfront === 0n
          ? "none"
          : `${formatToken(batch.upfront, money.payment)} per unit, ${formatShare(bpsOf(batch.upfront, price))} of the price`}
      </Term>
      <Term name="Sold only if">
        {batch.minUnits === 0n
          ? "no minimum"
          : `${formatCounted(batch.minUnits, "unit")} ${batch.minUnits === 1n ? "is" : "are"}, or all is refunded`}
      </Term>
      <Term name="Sale opens">{formatTime(batch.saleStart)}</Term>
      <Term name="Sale ends">{formatTime(batch.saleEnd)}</Term>
      <Term name="Give back until">
        {batch.refundDeadline === null ? "never possible" : formatTime(batch.refundDeadline)}
      </Term>
      <Term name="Term starts">{formatTime(batch.termStart)}</Term>
      <Term name="Term ends">{formatTime(batch.termEnd)}</Term>
      <Term name="Periods">
        {formatCount(batch.periods)} of {formatDuration(batch.periodSeconds)}
      </Term>
      <Term name="Grace to post">{formatDuration(batch.grace)}</Term>
      <Term name="Hosting, at most">{formatBps(batch.maxHostingBps)} of each payout</Term>
      <Term name="Protocol fee">{formatBps(batch.feeBps)} of what hosting leaves</Term>
      <Term name="Royalty on resales">{batch.royaltyBps === 0 ? "none" : formatBps(batch.royaltyBps)}</Term>
      <TokenTerm name="Bought in" token={money.payment} />
      <TokenTerm name="Paid out in" token={money.payout} />
      <LongTerm name="Arbiter of disputes about the bond">
        {batch.arbiter === null ? (
          "nobody: there are none"
        ) : (
          <FullAddress address={batch.arbiter} what="arbiter’s address" />
        )}
      </LongTerm>
    </TermList>
  );
}

function Declared({ batch: { pool, disclosure } }: { batch: BatchSummary }) {
  return (
    <TermList title="Declared by the operator" note="Published with the batch; no contract checks it.">
      <Term name="Pool">{pool || "not stated"}</Term>
      <Term name="Pool fee">{formatBps(disclosure.poolFeeBps)}</Term>
      <Term name="Machines">{disclosure.efficiencyMilliJoulesPerTh / 1000} J/TH</Term>
      <Term name="Electricity">{formatUsdMicro(BigInt(disclosure.powerMicroUsdPerKwh))} per kWh</Term>
      <Term name="PUE">{disclosure.pueBps / 10_000}</Term>
      <Term name="Service">{formatUsdMicro(BigInt(disclosure.serviceMicroUsdPerThDay))} per TH-day</Term>
    </TermList>
  );
}
