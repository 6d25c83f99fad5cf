import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { formatCount } from "#app/_format/count.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";

/** How many of the payouts are supported by what: each level that occurs, the highest first. */
export function EvidenceReached({ payouts }: { payouts: Pick<BatchPayout, "evidence">[] }) {
  const levels = ([3, 2, 1, 0] as const)
    .map((level) => ({ level, count: payouts.filter(({ evidence }) => evidence === level).length }))
    .filter(({ count }) => count > 0);
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-xs" data-testid="evidence-reached">
      {levels.map(({ level, count }) => (
        <span key={level} className="inline-flex items-center gap-1.5">
          <EvidenceBadge level={level} />
          <span>
            <span className="figure">{formatCount(count)}</span> {count === 1 ? "payout" : "payouts"}
          </span>
        </span>
      ))}
    </p>
  );
}
