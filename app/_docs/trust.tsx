import { Section } from "#app/_components/section.tsx";

const roles = [
  [
    "Operator",
    "Says what the pool paid, how much capacity ran, and what hosting cost.",
    "Cannot touch escrow without posting a funded payout, change terms, charge hosting above the batch’s maximum, sell capacity of a site twice, or post below the evidence the terms ask for. Can report less than the pool paid: at “operator’s word” nothing on the chain contradicts it, unless it is paid to a script of the batch and somebody proves that.",
  ],
  [
    "Bitcoin’s miners",
    "Stand behind proofs of payments: the relay contract believes the chain with the most work, whoever brings its headers.",
    "Nobody administers the relay or the proofs. To forge a payment, somebody would have to outwork Bitcoin from the pinned block on, or have the relay left behind by everybody: anybody can extend it.",
  ],
  [
    "Attesters",
    "Pools and auditors sign payouts and what a site may sell, for the batches that name their set.",
    "Cannot post, move money, or sign for a batch that does not name them. A set that exists never grows; who leaves it cannot come back. Can lie with the operator, or fall silent, which ends in a default.",
  ],
  [
    "Arbiter",
    "Where the terms name one: decides, within 30 days, how much of the bond goes to the holders in a dispute one of them opened.",
    "Cannot touch payouts, escrow, slices or credit, nor take any of the bond.",
  ],
  [
    "Administrator",
    "Admits operators, tokens and attesters for batches to come, sets their fee, replaces how slices are drawn, can pause new batches, sales and postings for at most 14 days.",
    "Cannot reach anybody’s money, change a batch or a set of attesters that exists, or stop giving back, claims, refunds, withdrawals or transfers.",
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
