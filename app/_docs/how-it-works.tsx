import { Section } from "#app/_components/section.tsx";

const steps = [
  [
    "An operator creates a batch.",
    "A quantity of capacity, a price per period, a term, and a bond. The contract fixes them for ever.",
  ],
  [
    "You buy a slice.",
    "A fixed number of units of that capacity, as a token in your wallet. The whole price goes into escrow, not to the operator.",
  ],
  [
    "Each period the operator posts a payout.",
    "What the pool paid, funded in full in the same transaction, with what hosting takes and how much of the capacity ran. For that much the operator is released escrow; the rest of the period’s price goes back to holders.",
  ],
  [
    "You claim whenever you like.",
    "Payouts add up per slice. Claiming after a thousand of them costs what claiming after one does, and nothing expires. Selling a slice leaves what it earned with you.",
  ],
  [
    "If the operator falls silent, it is in default.",
    "After the grace period anybody may declare it. The unreleased escrow and the bond go to the holders. No administrator can prevent or cause it.",
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
