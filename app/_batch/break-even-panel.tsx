import { HowComputed } from "#app/_components/how-computed.tsx";
import { Section } from "#app/_components/section.tsx";
import { Stat } from "#app/_components/stat.tsx";
import type { Rates } from "#app/_figures/batch-rates.ts";
import { breakEvenOf, breakEvenPower } from "#app/_figures/break-even.ts";
import { impliedBtcMicroUsd } from "#app/_figures/implied-price.ts";
import { formatDollars } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatBps, formatUsdMicro } from "#domain/money.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

const whole = { maxFraction: 2 };

/** Where a slice stops returning what it costs, in the three prices people follow. */
export function BreakEvenPanel({ batch, rates, money }: { batch: BatchSummary; rates: Rates; money: BatchMoney }) {
  if (money.payment.unit !== "dollar" || batch.status === "Cancelled") return null;
  const breakEven = breakEvenOf(batch, rates);
  const implied = impliedBtcMicroUsd(batch);
  const power = rates.recent && implied !== undefined ? breakEvenPower(batch, rates.recent, implied) : undefined;
  return (
    <Section
      id="break-even"
      title="Break-even"
      lead="Where a slice bought now stops returning more than it costs. Calculated from the terms and the latest payouts; no forecast."
    >
      <dl className="card grid gap-x-6 gap-y-4 p-4 sm:grid-cols-3 sm:p-5">
        {rates.paidPerBtc !== undefined && (
          <Stat name="Bitcoin price" note="at the net earned lately: what you pay per bitcoin received">
            {formatDollars(rates.paidPerBtc, money.payment.decimals, 0)}
          </Stat>
        )}
        {breakEven !== undefined && (
          <Stat
            name="Hashprice, per PH-day"
            note={`at full delivery; below ${formatUsdMicro(breakEven.farm, whole)} hosting takes everything`}
          >
            {formatUsdMicro(breakEven.buyer, whole)}
          </Stat>
        )}
        {power !== undefined && (
          <Stat
            name="Electricity, per kWh"
            note={`where power alone takes the whole payout; declared ${formatUsdMicro(BigInt(batch.disclosure.powerMicroUsdPerKwh))}`}
          >
            {formatUsdMicro(power, { maxFraction: 3 })}
          </Stat>
        )}
      </dl>
      <HowComputed>
        <p>
          Bitcoin price: {formatDollars(rates.price, money.payment.decimals)} per TH-day, divided by the net sats of the
          last payouts.
        </p>
        <p>
          Hashprice: (price ÷ (1 − fee {formatBps(batch.feeBps)}) + declared electricity + service) ÷ (1 − pool fee{" "}
          {formatBps(batch.disclosure.poolFeeBps)}), times 1,000.
        </p>
        {implied !== undefined && (
          <p>
            Electricity uses the bitcoin price the operator itself used when it turned hosting into sats, about{" "}
            {formatUsdMicro(implied, { minFraction: 0, maxFraction: 0 })} in the last payout. No market price is asked
            for.
          </p>
        )}
      </HowComputed>
    </Section>
  );
}
