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
    "A signature is not a proof.",
    "Evidence 1 and 2 mean that a pool or an auditor put its name to the figures. Pool and operator can lie together; an auditor can be mistaken. At evidence 0 there is the operator’s word alone.",
  ],
  [
    "A proof says that bitcoin arrived, not where it came from.",
    "At evidence 3 an operator could send itself the bitcoin, which costs it that bitcoin: what it posts is paid to the holders. A pool’s payment to an address that the batch never named is not seen by anybody here.",
  ],
  [
    "Attesters can fall silent.",
    "Where evidence is required and too few of the set sign, nothing can be posted, and the batch defaults: what is in escrow, and the bond, go to the holders, but the income ends.",
  ],
  [
    "Not every slice can be given back.",
    "Only until the refund deadline, where the terms name one; it lies before the term at the latest. Afterwards you can hold a slice, give it away or sell it.",
  ],
  [
    "The upfront part does not come back at a default.",
    "Once nobody can give slices back it is the operator’s, at most 20 % of the price.",
  ],
  [
    "An arbiter is a person.",
    "Who decides disputes is named in the terms, and can be wrong or absent. After 30 days without a decision the bond is the operator’s. A dispute touches nothing but the bond.",
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
