import { Section } from "#app/_components/section.tsx";

const limits = [
  [
    "You can get back less than you paid.",
    "Payouts are in bitcoin and fall when difficulty rises or a halving comes. Each batch’s page says at which prices a slice stops returning its cost.",
  ],
  [
    "A payout can be zero.",
    "When hosting costs more than the pool pays, holders get nothing for that period. They are never billed.",
  ],
  [
    "Evidence is the operator’s word.",
    "The hash of the pool’s record is published, the record is not checked by any contract in this version.",
  ],
  [
    "A slice cannot be returned after purchase.",
    "There is no cooling-off period in this version. You can transfer the slice.",
  ],
  [
    "Default returns money late.",
    "Only after the period’s end and the grace period, and only what is still in escrow, plus the bond.",
  ],
] as const;

export function Limits() {
  return (
    <Section id="limits" title="What can go wrong">
      <ul className="space-y-2">
        {limits.map(([what, why]) => (
          <li key={what} className="border-line border-l-2 pl-3 text-ink-2">
            <strong className="font-medium text-ink">{what}</strong> {why}
          </li>
        ))}
      </ul>
    </Section>
  );
}
