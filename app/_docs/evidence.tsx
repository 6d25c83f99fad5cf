import { EvidenceBadge, evidenceOf } from "#app/_components/evidence-badge.tsx";
import { Section } from "#app/_components/section.tsx";
import { ProofsAndMoney } from "./proofs-and-money.tsx";

/** What each level proves and leaves open, in the words of the badge itself. */
export function EvidenceLevels() {
  return (
    <Section
      id="evidence"
      title="Evidence"
      lead="What supports a payout is a term of each batch. Below it nothing can be posted; a payout may have more."
    >
      <ol className="card divide-y divide-line">
        {[0, 1, 2, 3].map((level) => {
          const { proves, leaves } = evidenceOf(level);
          return (
            <li key={level} className="grid gap-x-5 gap-y-1 p-4 sm:grid-cols-[10rem_minmax(0,1fr)_minmax(0,1fr)]">
              <p className="flex items-start gap-2">
                <span className="figure text-ink-3">{level}</span>
                <EvidenceBadge level={level} />
              </p>
              <p className="text-ink-2">
                <span className="label">Proves: </span>
                {proves}
              </p>
              <p className="text-ink-2">
                <span className="label">Leaves open: </span>
                {leaves}
              </p>
            </li>
          );
        })}
      </ol>
      <ProofsAndMoney />
    </Section>
  );
}
