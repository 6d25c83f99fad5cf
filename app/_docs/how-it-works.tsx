import { Section } from "#app/_components/section.tsx";

const steps = [
  [
    "An operator creates a batch.",
    "A quantity of capacity, reserved from a site so that it cannot be sold twice, a price, a term, and a bond. The contract fixes them for ever; only the price can change, until the first sale.",
  ],
  [
    "You buy a slice.",
    "A fixed number of units of that capacity, as a token in your wallet. The whole price goes into escrow, not to the operator.",
  ],
  [
    "Until the refund deadline you can change your mind.",
    "Where the terms name one, the owner of a slice can give it back for exactly what it cost, for any reason, and is paid at once. If too little of the batch is sold, it is cancelled, and everybody gets everything back.",
  ],
  [
    "Each period the operator posts a payout.",
    "What the pool paid, funded in full in the same transaction, with what hosting takes and how much of the capacity ran, and signed by a pool or an auditor where the terms ask for it. For what ran the operator is released escrow; the rest of the period’s price goes back to holders.",
  ],
  [
    "You claim whenever you like.",
    "Payouts add up per slice. Claiming after a thousand of them costs what claiming after one does, and nothing expires. Selling a slice leaves what it earned with you.",
  ],
  [
    "If the operator falls silent, it is in default.",
    "After the grace period anybody may declare it. The unreleased escrow and the bond go to the holders. No administrator can prevent or cause it.",
  ],
  [
    "At the end the bond is released.",
    "Where the terms name an arbiter, holders have seven days after the last payout to dispute it. The arbiter can give the bond to the holders, or a part of it, and nothing else.",
  ],
] as const;

export function HowItWorks() {
  return (
    <Section id="how" title="How it works">
      <ol className="space-y-3">
        {steps.map(([title, text], place) => (
          <li key={title} className="flex gap-3">
            <span
              aria-hidden="true"
              className="figure mt-px grid size-5 shrink-0 place-items-center rounded-full bg-ore-soft text-ore text-xs"
            >
              {place + 1}
            </span>
            <p className="text-ink-2">
              <strong className="font-medium text-ink">{title}</strong> {text}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
