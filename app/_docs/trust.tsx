import { Section } from "#app/_components/section.tsx";

const roles = [
  [
    "Operator",
    "Says what the pool paid, how much capacity ran, and what hosting cost.",
    "Cannot touch escrow without posting a funded payout, change terms, or charge hosting above the batch’s maximum. Can report less than the pool paid: at “operator’s word” nothing on the chain contradicts it.",
  ],
  [
    "Administrator",
    "Admits operators and tokens, sets the fee of future batches, can pause new batches, sales and postings for at most 14 days.",
    "Cannot reach anybody’s money, change a batch, or stop claims, refunds, withdrawals or transfers.",
  ],
  [
    "Token issuers",
    "USDC and WBTC are run by companies.",
    "Their issuers can freeze them. A frozen account blocks nobody else: money is taken, never pushed.",
  ],
  [
    "This website",
    "Shows figures from a database filled from the chain’s events.",
    "Holds no key and sends nothing. Anybody can recompute each figure from the events alone.",
  ],
] as const;

export function Trust() {
  return (
    <Section id="trust" title="What you trust" lead="Who can do what, and where it ends.">
      <dl className="card divide-y divide-line">
        {roles.map(([who, can, limit]) => (
          <div key={who} className="grid gap-x-5 gap-y-1 p-4 sm:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)]">
            <dt className="font-medium">{who}</dt>
            <dd className="text-ink-2">{can}</dd>
            <dd className="text-ink-2">
              <span className="label">Limit: </span>
              {limit}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
